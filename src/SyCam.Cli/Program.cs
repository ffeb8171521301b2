using SyCam.Cli;
using SyCam.Cli.Rendering;

return await new CommandLine(Terminal.OfProcess(), TimeProvider.System).RunAsync(args);
