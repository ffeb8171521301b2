using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyCam.Eval.Models;
using SyCam.Eval.Models.Layers;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Models;

public sealed class ArchitecturesTests
{
    /// <summary>
    /// torchvision.tsv was written by torchvision 0.14.1: name, tensors in the state dictionary without batch counters,
    /// learned parameters, and SHA-256 of the sorted lines "tensor AxBxC\n". The rows of alexnet, densenet121 and
    /// mobilenet_v2 were printed by make_families.py, which compares with the number of parameters that torchvision gives.
    /// </summary>
    public static TheoryData<string, int, long, string> Torchvision()
    {
        var data = new TheoryData<string, int, long, string>();
        var path = Path.Combine(
            ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Models", "torchvision.tsv");
        foreach (var cells in File.ReadLines(path).Select(line => line.Split('\t')))
            data.Add(cells[0], Number(cells[1]), Number(cells[2]), cells[3]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Torchvision))]
    public void Names_and_shapes_of_all_tensors_are_those_of_torchvision(
        string name, int tensors, long learned, string digest)
    {
        var parameters = Parameters(name, 1000);
        var lines = parameters.Select(item => item.Name + " " + string.Join('x', item.Shape))
            .Order(StringComparer.Ordinal).ToList();

        Assert.Equal(tensors, parameters.Count);
        Assert.Equal(learned, parameters.Where(item => item.Learned).Sum(item => item.Count));
        var text = string.Concat(lines.Select(line => line + "\n"));
        Assert.True(digest == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }

    // Table 6 of He et al. 2015 rounds these (0.27M, 0.46M, 0.66M, 0.85M, 1.7M); the exact numbers follow from
    // 3x3 convolutions without bias, two numbers a channel in each batch norm and a last layer of 64 x 10 + 10.
    [Theory]
    [InlineData("cifar_resnet20", 269_722)]
    [InlineData("cifar_resnet32", 464_154)]
    [InlineData("cifar_resnet44", 658_586)]
    [InlineData("cifar_resnet56", 853_018)]
    [InlineData("cifar_resnet110", 1_727_962)]
    public void Cifar_networks_have_the_published_number_of_parameters(string name, long learned) =>
        Assert.Equal(learned, Parameters(name, 10).Where(item => item.Learned).Sum(item => item.Count));

    [Fact]
    public void Torchvisions_full_name_finds_the_row_and_an_unknown_name_none()
    {
        Assert.Equal("resnet50", Architectures.Find("torchvision.models.resnet50")?.Name);
        Assert.Null(Architectures.Find("resnet51"));
    }

    private static IReadOnlyList<Parameter> Parameters(string name, int classes)
    {
        var row = Architectures.Find(name)!;
        return new Network(row.Build(classes), new FeatureShape(3, row.InputSize, row.InputSize)).Parameters;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
