using SyCam.Testing;

namespace SyCam.Library.Tests;

/// <summary>The public surface of the libraries is the approved one. A change that is meant is approved by running these tests
/// with SYCAM_APPROVE=1 and committing what they write.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("SyCam.Grammar")]
    [InlineData("SyCam.Search")]
    [InlineData("SyCam.Eval")]
    public async Task The_public_surface_is_the_approved_one(string assembly)
    {
        var approved = Path.Combine(ReferenceData.RepositoryRoot, "tests", "SyCam.Library.Tests", "approved", assembly + ".txt");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':');
        var actual = PublicApi.Of(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"), references);
        if (Environment.GetEnvironmentVariable("SYCAM_APPROVE") == "1")
            await File.WriteAllTextAsync(approved, actual, TestContext.Current.CancellationToken);

        var expected = await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken);
        Assert.Contains("class", expected, StringComparison.Ordinal);
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        Assert.True(
            expected == actual,
            $"gone: {string.Join("; ", was.Except(now).Take(5))}\nnew: {string.Join("; ", now.Except(was).Take(5))}\n"
            + "if that is meant, run with SYCAM_APPROVE=1 and commit");
    }
}
