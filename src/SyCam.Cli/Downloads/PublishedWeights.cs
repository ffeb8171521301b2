namespace SyCam.Cli.Downloads;

/// <summary>Weights that somebody publishes as a safetensors file.</summary>
/// <param name="Name">The word for them on the command line; also the files' name.</param>
/// <param name="Architecture">The architecture whose names and shapes the tensors have.</param>
/// <param name="Source">The address of the file, at a fixed revision where one is known.</param>
/// <param name="Sha256">The file's checksum as its publisher states it, 64 lower-case hex digits.</param>
/// <param name="Bytes">About how many bytes it has, for people.</param>
/// <param name="Licence">The licence that its publisher states.</param>
internal sealed record PublishedWeights(
    string Name, string Architecture, Uri Source, string Sha256, long Bytes, string Licence)
{
    private const string Hub = "https://huggingface.co/timm/";

    /// <summary>
    /// The table. Each row is a file whose page at the publisher states revision, size, SHA-256 and licence, and whose
    /// tensors are called as in torchvision: tv_in1k are torchvision's own weights, a1_in1k those of Wightman et al.
    /// 2021 (arXiv 2110.00476). All are for ImageNet's 1000 classes, 224x224 images and ImageNet's mean and deviation.
    /// </summary>
    public static IReadOnlyList<PublishedWeights> All { get; } =
    [
        Row("resnet18.tv_in1k", "resnet18", "a987fd6b60f845221bfff84b6f0191273ba56ead",
            "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81", 46_800_000, "BSD-3-Clause"),
        Row("resnet18.a1_in1k", "resnet18", "ebd61f9c7420e5b5b53262b8ce6bbe311e1e872a",
            "80c49dee3da4822c009c5a7fe591e9223c5a2cfcf95a4067ca4dfb5a7b89c612", 46_800_000, "Apache-2.0"),
        Row("resnet50.tv_in1k", "resnet50", "aa6c2d36d56bc0209040c02b5a7b7d7bf11d57b8",
            "5d061a3c593d795bfe682d9b152bafbcf550579873492def3515b46db1189888", 102_000_000, "BSD-3-Clause"),
        Row("resnet50.a1_in1k", "resnet50", "5d9e13b8fdab4d9718bcf2c8f5c3af01878367e8",
            "773525d5821de224f8f30c33377b7a795d7863e08522698200d3217d3f2a41bb", 102_000_000, "Apache-2.0"),
        Row("resnet152.tv_in1k", "resnet152", "main",
            "15897077afdf4d6334dc0c3f8e6fb483afb3faa9298c139f3c6eb29bca6ae5b2", 241_000_000, "BSD-3-Clause"),
    ];

    private static PublishedWeights Row(
        string name, string architecture, string revision, string sha256, long bytes, string licence) =>
        new(name, architecture, new Uri($"{Hub}{name}/resolve/{revision}/model.safetensors"), sha256, bytes, licence);
}
