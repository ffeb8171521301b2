using System.Runtime.Intrinsics.X86;

namespace SyCam.Cli.Experiments;

/// <summary>The instructions of the processor that tensor libraries make use of.</summary>
internal static class CpuFeatures
{
    // The extended features are leaf 7 of CPUID; Intel's and AMD's manuals give the bits.
    private const int ExtendedFeatures = 7;

    /// <summary>The names, as Linux spells them, of those that are there.</summary>
    public static IReadOnlyList<string> Names { get; } = Find();

    private static List<string> Find()
    {
        List<string> names = [];
        if (Avx2.IsSupported) names.Add("avx2");
        if (Avx512F.IsSupported) names.Add("avx512f");
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < ExtendedFeatures) return names;
        var (first, second) = (X86Base.CpuId(ExtendedFeatures, 0), X86Base.CpuId(ExtendedFeatures, 1));
        if (Avx2.IsSupported && HasBit(second.Eax, 4)) names.Add("avx_vnni");
        // Without AVX-512 or AMX states saved by the system the bits of CPUID are worth nothing; Avx512F knows.
        if (!Avx512F.IsSupported) return names;
        if (HasBit(first.Ecx, 11)) names.Add("avx512_vnni");
        if (HasBit(second.Eax, 5)) names.Add("avx512_bf16");
        if (HasBit(first.Edx, 25)) names.Add("amx_int8");
        if (HasBit(first.Edx, 22)) names.Add("amx_bf16");
        return names;
    }

    private static bool HasBit(int register, int bit) => (register >> bit & 1) != 0;
}
