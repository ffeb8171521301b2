using SyCam.Cli.Experiments;

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
}
