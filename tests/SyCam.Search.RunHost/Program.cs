using System.Globalization;
using System.Runtime.InteropServices;
using SyCam.Grammar.Terms;
using SyCam.Search.Journal;
using SyCam.Search.RunHost;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;

// A run of its own process with a made-up oracle, so that it starts fast and can be killed:
//   RUN-FOLDER COST PAUSE-MS [bytes N | file NAME]
// It goes on with the folder's run. With 'bytes' it kills itself once the journal has N bytes, with 'file' once the folder
// has the file.
var (folder, maxCost) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture));
var pause = TimeSpan.FromMilliseconds(int.Parse(args[2], CultureInfo.InvariantCulture));
if (args.Length > 3) SelfKill.When(folder, args[3], args[4]);

// 25 is SIGXFSZ, the limit on a file's size: with it ignored, a write says what is wrong.
using var fileSize = PosixSignalRegistration.Create((PosixSignal)25, context => context.Cancel = true);
var oracle = new FakeOracle { BeforeBatch = (_, _) => Thread.Sleep(pause) };
var prover = new FakeProver
{
    OnEqual = (left, right, _, facts) =>
        facts.All.Count == 0 && (left.Size + right.Size) % 2 == 0 ? FakeProver.Unknown : FakeProver.Proved,
};
try
{
    var report = new Synthesizer(oracle, prover).Run(new SynthesisOptions
    {
        Grammar = TestGrammars.Gradient(),
        Facts = new FactSet(Terms.APositive),
        Objective = "up",
        ReportMetrics = ["down"],
        MaxCost = maxCost,
        Seed = 3,
        CohortSize = 5,
        RunFolder = folder,
        Resume = true,
    });
    Console.WriteLine($"{report.StopReason} {report.Problem}");
    return report.Problem is null ? 0 : 1;
}
catch (RunFolderException error)
{
    Console.WriteLine(error.Message);
    return 2;
}
