using System.Text.Json.Serialization;

namespace SyCam.Eval.Data.Annotations;

/// <summary>The part of COCO's JSON that is read (cocodataset.org, data format: object detection).</summary>
internal sealed record CocoDocument
{
    [JsonPropertyName("images")]
    public required List<Picture> Images { get; init; }

    [JsonPropertyName("annotations")]
    public required List<Item> Annotations { get; init; }

    [JsonPropertyName("categories")]
    public List<Category>? Categories { get; init; }

    internal sealed record Picture
    {
        [JsonPropertyName("id")]
        public required long Id { get; init; }

        [JsonPropertyName("file_name")]
        public required string FileName { get; init; }

        [JsonPropertyName("height")]
        public int Height { get; init; }

        [JsonPropertyName("width")]
        public int Width { get; init; }
    }

    internal sealed record Item
    {
        [JsonPropertyName("id")]
        public long Id { get; init; }

        [JsonPropertyName("image_id")]
        public required long ImageId { get; init; }

        [JsonPropertyName("category_id")]
        public long CategoryId { get; init; }

        [JsonPropertyName("iscrowd")]
        public int IsCrowd { get; init; }

        [JsonPropertyName("segmentation")]
        public CocoSegmentation? Segmentation { get; init; }

        /// <summary>Left, top, width and height.</summary>
        [JsonPropertyName("bbox")]
        public double[]? Box { get; init; }
    }

    internal sealed record Category
    {
        [JsonPropertyName("id")]
        public required long Id { get; init; }

        [JsonPropertyName("name")]
        public required string Name { get; init; }
    }
}
