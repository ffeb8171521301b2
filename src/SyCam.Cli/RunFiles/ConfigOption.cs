using System.CommandLine;

namespace SyCam.Cli.RunFiles;

/// <summary><c>--config FILE</c>: a run file whose keys stand for the command's other options.</summary>
internal sealed class ConfigOption : Option<string?>
{
    public ConfigOption()
        : base("--config") => Description = "run file (.yaml) with any of the options below; what the command line says overrides it";
}
