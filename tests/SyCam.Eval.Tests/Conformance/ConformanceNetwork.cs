using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Eval.Models;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>The network of a file of cases.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Description">The member <c>network</c> of the file.</param>
internal sealed record ConformanceNetwork(string Name, JsonElement Description)
{
    /// <summary>Writes weights and sidecar to a folder and loads them.</summary>
    internal CamModel Load(TemporaryFolder folder)
    {
        var weights = folder.File(Name + ".safetensors");
        SafetensorsWriter.Write(weights,
            [.. Description.GetProperty("tensors").EnumerateObject().Select(tensor =>
            {
                var numbers = NumberArray.Read(tensor.Value);
                return (tensor.Name, numbers.Shape, numbers.ToSingle());
            })]);
        File.WriteAllText(folder.File(Name + ".json"), Sidecar().ToJsonString());
        return CamModel.Load(weights);
    }

    private JsonObject Sidecar()
    {
        var input = Description.GetProperty("input");
        var channels = input[0].GetInt32();
        return new JsonObject
        {
            ["architecture"] = "sequential",
            ["input"] = JsonNode.Parse(input.GetRawText()),
            ["mean"] = new JsonArray([.. Enumerable.Repeat(0, channels).Select(value => (JsonNode)value)]),
            ["std"] = new JsonArray([.. Enumerable.Repeat(1, channels).Select(value => (JsonNode)value)]),
            ["layers"] = JsonNode.Parse(Description.GetProperty("layers").GetRawText()),
        };
    }
}
