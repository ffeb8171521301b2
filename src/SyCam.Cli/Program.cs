using SyCam.Cli;
using SyCam.Cli.Rendering;

using var interruption = new Interruption();
return await new CommandLine(Terminal.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
