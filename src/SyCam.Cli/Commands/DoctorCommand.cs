using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Images;
using SyCam.Search.Proving;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam doctor</c>: what is installed, and what is slow or missing.</summary>
internal sealed class DoctorCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    public Command Build()
    {
        var command = new Command("doctor", "Check LibTorch, BLAS, codecs and Z3, and say what is slow or missing.");
        command.SetAction(_ => Run());
        return command;
    }

    private int Run()
    {
        var problems = 0;
        terminal.Print($".NET: {Environment.Version}; {Machine.PhysicalCores()} physical cores for {Environment.ProcessorCount} processors");
        Check("LibTorch", () =>
        {
            using var one = TorchSharp.torch.ones(8, 8);
            using var product = one.matmul(one);
            return Tensors.Describe();
        });
        Check("BLAS", () =>
        {
            var blas = Machine.LoadedBlas();
            if (Machine.IsSlowBlas(blas)) throw new InvalidOperationException(Machine.SlowBlasAdvice);
            return blas ?? "inside LibTorch";
        });
        Check("PNG", () =>
        {
            using var folder = new ScratchFolder();
            PngFile.Write(folder.File("probe.png"), new RgbImage(2, 2, new byte[12]));
            ImageFile.Read(folder.File("probe.png"));
            return "written and read back";
        });
        Check("JPEG", () =>
        {
            var picture = ImageFile.Read(Directory
                .EnumerateFiles(Path.Combine(Installation.Root, "assets", "demo", "images"), "*.jpg").First());
            return $"read, {picture.Width}x{picture.Height}";
        });
        Check("Z3", () => Prover.SolverVersion);
        return problems == 0 ? ExitCodes.Ok : ExitCodes.Failure;

        void Check(string name, Func<string> check)
        {
            try
            {
                terminal.Print($"{name}: {check()}");
            }
#pragma warning disable CA1031 // The doctor's job is to report whatever is wrong and go on.
            catch (Exception error)
#pragma warning restore CA1031
            {
                problems++;
                terminal.Print($"{name}: PROBLEM: {error.Message}");
            }
        }
    }
}
