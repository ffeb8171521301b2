using System.Text.Json;
using System.Text.Json.Serialization;

namespace SyCam.Eval.Data.Annotations;

/// <summary>The segmentation of a COCO object: polygons, or run lengths.</summary>
/// <param name="Polygons">x and y in turn for each polygon; null for run lengths.</param>
/// <param name="Size">Rows and columns of run lengths.</param>
/// <param name="Counts">The run lengths; null when they are not given or are no such text.</param>
[JsonConverter(typeof(Converter))]
internal sealed record CocoSegmentation(
    IReadOnlyList<double[]>? Polygons, IReadOnlyList<long>? Size, IReadOnlyList<long>? Counts)
{
    private sealed class Converter : JsonConverter<CocoSegmentation>
    {
        public override CocoSegmentation Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
                return new CocoSegmentation(JsonSerializer.Deserialize<List<double[]>>(ref reader, options), null, null);
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
            IReadOnlyList<long>? size = null, counts = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString();
                reader.Read();
                if (name == "size") size = JsonSerializer.Deserialize<long[]>(ref reader, options);
                else if (name != "counts") reader.Skip();
                else if (reader.TokenType == JsonTokenType.String) counts = RunLengthShape.Decode(reader.GetString()!);
                else counts = JsonSerializer.Deserialize<long[]>(ref reader, options);
            }

            return new CocoSegmentation(null, size, counts);
        }

        public override void Write(Utf8JsonWriter writer, CocoSegmentation value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
