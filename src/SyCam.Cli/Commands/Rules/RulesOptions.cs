using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;

namespace SyCam.Cli.Commands.Rules;

/// <summary>What the commands about rules share.</summary>
internal static class RulesOptions
{
    /// <summary>The rules that come with SyCam.</summary>
    public const string DefaultFile = "grammars/std/rules.sycam";

    // A rule is proved in some milliseconds; what takes longer is not worth more, and a busy machine is ridden out.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>The file of rules, with what is said of it.</summary>
    public static Argument<string> File() => new("file")
    {
        Description = "a file with a block `rules`",
        DefaultValueFactory = _ => DefaultFile,
    };

    /// <summary>The number of random tensors.</summary>
    public static Option<int> Tests() => Number("--tests", "random tensors for each rule", 10_000, 10);

    /// <summary>The seed.</summary>
    public static Option<int> Seed() => Number("--seed", "seed of probes and tensors", 1, 0);

    /// <summary>The number of threads.</summary>
    public static Option<int> Workers() => Number("--workers", "threads", Environment.ProcessorCount, 1);

    /// <summary>The folder for queries.</summary>
    public static Option<string?> Dump() =>
        new("--dump-smt") { Description = "folder for every query to the solver, as SMT-LIB" };

    /// <summary>A prover for several threads.</summary>
    public static ProverPool Pool(int workers, string? dumpFolder) =>
        new(workers, new ProverOptions { Timeout = Timeout, DumpFolder = dumpFolder });

    /// <summary>A file of rules as it was read.</summary>
    /// <exception cref="InputException">It has mistakes, or no rules.</exception>
    public static GrammarReading Read(string path, Action<string> say)
    {
        var reading = GrammarReader.ReadFile(GrammarFiles.Locate(path), GrammarFiles.Roots);
        if (reading.Definition is not { } definition) throw new InputException(reading.Report().TrimEnd());
        if (reading.Diagnostics.Count > 0) say(reading.Report().TrimEnd());
        return definition.Rules.Count > 0
            ? reading
            : throw new InputException($"{path} has no rules: it needs a block `rules {{ ... }}`");
    }

    private static Option<int> Number(string name, string description, int standard, int least)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result => Validation.AtLeast(result, least));
        return option;
    }
}
