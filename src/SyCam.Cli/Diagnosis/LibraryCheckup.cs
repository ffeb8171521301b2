using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Search.Proving;
using TorchSharp;
using TorchSharp.SyCamExtras;

namespace SyCam.Cli.Diagnosis;

/// <summary>The native libraries: each is called once.</summary>
internal static class LibraryCheckup
{
    /// <summary>All findings.</summary>
    public static IReadOnlyList<Finding> Look() =>
    [
        Finding.Of("LibTorch", Tensors),
        Finding.Of("devices", () => Finding.Fine("devices", Devices())),
        Finding.Of("BLAS", () =>
        {
            Machine.LoadBlas();
            return Blas(Machine.LoadedBlas());
        }),
        Finding.Of("PNG", Png),
        Finding.Of("JPEG", Jpeg),
        Finding.Of("Z3", () => Finding.Fine("Z3", Prover.SolverVersion)),
    ];

    /// <summary>What the library that multiplies matrices is worth.</summary>
    /// <param name="path">Its path; null when none of its own is loaded.</param>
    public static Finding Blas(string? path) => Machine.IsSlowBlas(path)
        ? new Finding("BLAS", FindingSeverity.Warning, $"{path}: {Machine.SlowBlasAdvice}")
        : Finding.Fine("BLAS", path ?? "inside LibTorch");

    private static Finding Tensors()
    {
        using var ones = torch.ones(8, 8);
        using var product = ones.matmul(ones);
        using var sum = product.sum();
        return sum.ToSingle() is 512
            ? Finding.Fine("LibTorch", LibTorch.Version)
            : new Finding("LibTorch", FindingSeverity.Broken,
                $"{LibTorch.Version} multiplies wrongly: install it again (./setup.sh)");
    }

    private static string Devices()
    {
        if (!torch.cuda.is_available()) return "cpu";
        var names = Enumerable.Range(0, torch.cuda.device_count())
            .Select(index => string.Create(CultureInfo.InvariantCulture, $"cuda:{index}"));
        return $"cpu {string.Join(' ', names)}";
    }

    private static Finding Png()
    {
        using var folder = new ScratchFolder();
        PngFile.Write(folder.File("probe.png"), new RgbImage(2, 2, new byte[12]));
        ImageFile.Read(folder.File("probe.png"));
        return Finding.Fine("PNG", "written and read back");
    }

    private static Finding Jpeg()
    {
        var picture = ImageFile.Read(Directory
            .EnumerateFiles(Path.Combine(Installation.Root, "assets", "demo", "images"), "*.jpg").First());
        return Finding.Fine("JPEG", $"read, {picture.Width}x{picture.Height}");
    }
}
