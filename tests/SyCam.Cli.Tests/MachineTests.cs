using SyCam.Cli.Diagnosis;
using SyCam.Cli.Experiments;
using static TorchSharp.torch;

namespace SyCam.Cli.Tests;

public sealed class MachineTests
{
    [Theory]
    [InlineData("flags\t\t: fpu sse2 avx512f amx_bf16 amx_tile", true)]
    [InlineData("flags\t\t: fpu avx512_bf16", true)]
    [InlineData("flags\t\t: fpu avx512f avx512_vnni", false)]
    [InlineData("bugs\t\t: avx512_bf16", false)]
    public void Bfloat16_is_fast_where_the_processor_says_that_it_multiplies_it(string line, bool isFast) =>
        Assert.Equal(isFast, Machine.HasFastBFloat16(["processor\t: 0", line]));

    [Theory]
    [InlineData("flags\t\t: fpu avx512f avx512_vnni", true)]
    [InlineData("flags\t\t: fpu avx2 avx_vnni", true)]
    [InlineData("flags\t\t: fpu amx_int8 amx_tile", true)]
    [InlineData("flags\t\t: fpu avx2 avx512f avx512_bf16", false)]
    [InlineData("bugs\t\t: avx512_vnni", false)]
    public void Int8_is_fast_where_the_processor_says_that_it_multiplies_it(string line, bool isFast) =>
        Assert.Equal(isFast, Machine.HasFastInt8(["processor\t: 0", line]));

    [Theory]
    [InlineData(false, true, true, true, true, ScalarType.BFloat16)]
    [InlineData(false, true, true, false, true, ScalarType.Int8)]
    [InlineData(false, true, true, false, false, ScalarType.Float32)]
    [InlineData(false, true, false, false, true, ScalarType.Float32)]
    [InlineData(false, false, false, true, true, ScalarType.Float32)]
    [InlineData(true, true, false, false, true, ScalarType.BFloat16)]
    [InlineData(true, false, false, false, true, ScalarType.Float32)]
    public void Races_take_the_least_rough_type_that_is_fast(
        bool isOnDevice, bool canRound, bool canQuantize, bool fastBFloat16, bool fastInt8, ScalarType expected) =>
        Assert.Equal(expected, RacePrecisions.Fastest(isOnDevice, canRound, canQuantize, fastBFloat16, fastInt8));

    [Theory]
    [InlineData(true, true, "avx2 avx512f; races compute in bfloat16")]
    [InlineData(false, true, "avx2 avx512f; races compute in int8 where the network allows it")]
    [InlineData(false, false, "avx2 avx512f; races compute in float32: the processor multiplies neither bfloat16 nor int8")]
    public void Doctor_says_what_races_compute_in(bool fastBFloat16, bool fastInt8, string expected) =>
        Assert.Equal(expected, MachineCheckup.Processor(["avx2", "avx512f"], fastBFloat16, fastInt8));
}
