using System.Security.Cryptography;
using SyCam.Cli.Downloads;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Fetching weights, from a server of this machine.</summary>
public sealed class ModelsPullTests : IDisposable
{
    private const string Name = "resnet18.tv_in1k";

    private readonly TemporaryFolder _folder = new();

    private string Models => _folder.File("models");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Weights_arrive_under_their_name_with_a_description_that_loads()
    {
        var bytes = SmallNetwork();
        await using var server = OneFileServer.Of(bytes);
        var told = new List<(long, long?)>();

        var path = await Installer().InstallAsync(
            Row(bytes), new Uri(server.Address), Models, (done, length) => told.Add((done, length)),
            TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(Models, "small.safetensors"), path);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal((bytes.Length, (long?)bytes.Length), told[^1]);
        Assert.Equal(["small.json", "small.safetensors"], Files());
        using var model = CamModel.Load(path);
        Assert.Equal("cifar_resnet20", model.Sidecar.Architecture);
        Assert.Equal(Row(bytes).Sha256, model.Sidecar.Sha256);
        Assert.Empty(model.Sidecar.Notes);
    }

    [Fact]
    public async Task A_file_that_was_fetched_by_hand_is_installed_the_same_way()
    {
        var bytes = SmallNetwork();
        var file = _folder.Write("downloaded.bin", bytes);

        await Installer().InstallAsync(
            Row(bytes), new Uri(file), Models, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal(["small.json", "small.safetensors"], Files());
    }

    [Fact]
    public async Task Weights_of_another_architecture_are_not_kept()
    {
        var bytes = SmallNetwork();
        await using var server = OneFileServer.Of(bytes);

        var error = await Assert.ThrowsAsync<DownloadException>(() => Installer().InstallAsync(
            Row(bytes) with { Architecture = "cifar_resnet32" }, new Uri(server.Address), Models, (_, _) => { },
            TestContext.Current.CancellationToken));

        Assert.Contains("the nearest architecture is 'cifar_resnet20'", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left()
    {
        await using var server = OneFileServer.Silent();
        var installer = new WeightsInstaller(new FileFetcher(TimeSpan.FromSeconds(1)));

        var error = await Assert.ThrowsAsync<DownloadException>(() => installer.InstallAsync(
            Row([]), new Uri(server.Address), Models, (_, _) => { }, TestContext.Current.CancellationToken));

        Assert.Equal("nothing came for 1 seconds", error.Message);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Another_checksum_is_an_error_that_says_both_and_keeps_nothing()
    {
        var bytes = SmallNetwork();
        await using var server = OneFileServer.Of(bytes);

        var result = await PullAsync(server.Address);

        AssertFailed(result, server.Address, $"its SHA-256 is {Row(bytes).Sha256} and should be 694f673df6520a31");
    }

    [Fact]
    public async Task A_connection_that_ends_early_is_an_error_that_keeps_nothing()
    {
        await using var server = OneFileServer.Of(new byte[1000], claimedLength: 5000);

        var result = await PullAsync(server.Address);

        AssertFailed(result, server.Address, "the connection ended before the file did");
    }

    [Fact]
    public async Task A_file_that_the_server_does_not_have_is_an_error()
    {
        await using var server = OneFileServer.WithoutFile();

        var result = await PullAsync(server.Address);

        AssertFailed(result, server.Address, "the server says 404 Not Found");
    }

    [Fact]
    public async Task Without_a_network_the_message_says_what_to_do_by_hand()
    {
        string address;
        await using (var server = OneFileServer.WithoutFile()) address = server.Address;

        var result = await PullAsync(address);

        AssertFailed(result, address, "the server cannot be reached, perhaps there is no network");
        Assert.Contains(
            "By hand: fetch https://huggingface.co/timm/resnet18.tv_in1k/resolve/a987fd6b60f845221bfff84b6f0191273ba56ead/"
            + $"model.safetensors with whatever reaches it, bring the file here, and run ./sycam models pull {Name} --from FILE",
            result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_already_is_not_replaced()
    {
        Directory.CreateDirectory(Models);
        await File.WriteAllTextAsync(Path.Combine(Models, Name + ".safetensors"), "mine", TestContext.Current.CancellationToken);

        (await PullAsync("http://127.0.0.1:9/")).Refuses("is there already: --force fetches it again");

        Assert.Equal("mine", await File.ReadAllTextAsync(
            Path.Combine(Models, Name + ".safetensors"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Unknown_names_and_addresses_bring_what_there_is()
    {
        (await Invocation.RunAsync("models", "pull", "resnet18")).Refuses(
            "there are no published weights 'resnet18'. There are resnet18.tv_in1k and resnet18.a1_in1k. Known: ");
        (await PullAsync("ftp://somewhere/x")).Refuses("--from ftp://somewhere/x: there is no such file, and it is no address");

        var list = (await Invocation.RunAsync("models", "pull")).Succeeds();

        foreach (var row in PublishedWeights.All) Assert.Contains(row.Name, list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_published_file_has_a_secure_address_a_checksum_and_a_known_architecture()
    {
        var architectures = CamModel.DescribeArchitectures().ToDictionary(row => row.Name);

        Assert.All(PublishedWeights.All, row =>
        {
            Assert.Equal("https", row.Source.Scheme);
            Assert.EndsWith(".safetensors", row.Source.AbsolutePath, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", row.Sha256);
            // Single precision: four bytes for each parameter, a little for statistics and header; the page rounds the size.
            Assert.InRange(row.Bytes, architectures[row.Architecture].ParameterCount * 3.98, architectures[row.Architecture].ParameterCount * 4.1);
        });
        Assert.Equal(PublishedWeights.All.Count, PublishedWeights.All.DistinctBy(row => row.Sha256).Count());
    }

    private static WeightsInstaller Installer() => new(new FileFetcher(TimeSpan.FromSeconds(60)));

    private static PublishedWeights Row(byte[] bytes) => new(
        "small", "cifar_resnet20", new Uri("https://example.org/small.safetensors"),
        Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "MIT");

    // The CIFAR ResNet-20, all weights zero: three groups of three blocks.
    private byte[] SmallNetwork()
    {
        List<(string, long[], float[])> tensors = [];
        void Add(string name, params long[] shape) =>
            tensors.Add((name, shape, new float[shape.Aggregate(1L, (product, size) => product * size)]));
        void Norm(string name, long width)
        {
            foreach (var part in new[] { "weight", "bias", "running_mean", "running_var" }) Add($"{name}.{part}", width);
        }

        Add("conv1.weight", 16, 3, 3, 3);
        Norm("bn1", 16);
        long width = 16;
        for (var block = 0; block < 9; block++)
        {
            var name = $"layer{(block / 3) + 1}.{block % 3}";
            var output = 16L << (block / 3);
            Add(name + ".conv1.weight", output, width, 3, 3);
            Norm(name + ".bn1", output);
            Add(name + ".conv2.weight", output, output, 3, 3);
            Norm(name + ".bn2", output);
            width = output;
        }

        Add("linear.weight", 10, 64);
        Add("linear.bias", 10);
        var path = _folder.File("small.source");
        SafetensorsWriter.Write(path, tensors);
        return File.ReadAllBytes(path);
    }

    private Task<Invocation> PullAsync(string from) =>
        Invocation.RunAsync("models", "pull", Name, "--out", Models, "--from", from);

    private void AssertFailed(Invocation result, string address, string reason)
    {
        Assert.Equal(ExitCodes.Failure, result.Code);
        Assert.StartsWith($"error: {address} was not fetched: {reason}", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Contains("Nothing was kept.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SYCAM_TRACE", result.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    private IEnumerable<string> Files() => Directory.Exists(Models)
        ? Directory.EnumerateFiles(Models).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
        : [];
}
