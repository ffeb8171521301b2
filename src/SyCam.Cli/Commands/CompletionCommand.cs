using System.CommandLine;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam completion</c>: scripts with which shells complete the words of a command line. They ask the program
/// itself, by the directive <c>[suggest:POSITION]</c> that System.CommandLine answers.</summary>
internal sealed class CompletionCommand(Terminal terminal)
{
    private const string Bash = """
        # Completion of sycam for bash: source <(./sycam completion bash)
        _sycam() {
            local line="${COMP_LINE#*[[:space:]]}"
            local point=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$point]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o bashdefault -o default -F _sycam sycam ./sycam

        """;

    private const string Zsh = """
        # Completion of sycam for zsh: source <(./sycam completion zsh)
        _sycam() {
            local line="${BUFFER#*[[:space:]]}"
            local point=$((CURSOR - ${#BUFFER} + ${#line}))
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:$point]" "$line" 2>/dev/null)}")
            (( ${#found[1]} )) && compadd -- "${found[@]}"
            _files
        }
        compdef _sycam sycam ./sycam

        """;

    private const string Fish = """
        # Completion of sycam for fish: ./sycam completion fish | source
        function __sycam_words
            set -l line (commandline -cp | string replace -r '^\S+\s*' '')
            set -l program (commandline -poc)[1]
            $program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c sycam -a '(__sycam_words)'

        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };

    private readonly Argument<string> _shell = new("shell") { Description = string.Join(", ", Scripts.Keys) };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print a script with which your shell completes commands and options.") { _shell };
        command.SetAction(parsed =>
        {
            terminal.Out.Profile.Out.Writer.Write(Scripts[parsed.GetValue(_shell)!]);
            return ExitCodes.Ok;
        });
        return command;
    }
}
