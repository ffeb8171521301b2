using System.Text.Json.Nodes;
using SyCam.Grammar.Exporting;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests.Exporting;

public class GrammarJsonTests
{
    [Fact]
    public void Everything_of_a_grammar_is_in_its_JSON()
    {
        var reading = GrammarReader.Read(new SourceText("cam.sycam", """
            syntax 1
            inputs { A@layer3 : features nonneg unit a   S : channels cost 4 }
            facts { spatially_const(A@layer3) when head = "gap-linear" }
            grammar Cam : map { Cam = relu(sum_k(F)) cost 0   F : features = A@layer3 | F * F { comm assoc } prior 3 | F^2 }
            constrain Cam { require uses(A@layer3)  at_most 1 relu  forbid relu(relu(_))  forbid nest(div0 in relu)  max_cost 9 }
            baselines { Weighted = sum_k(2 * A@layer3) }
            """));
        var json = JsonNode.Parse(GrammarJson.Write(reading.Definition!))!;

        Assert.Equal("Cam", (string?)json["grammar"]);
        Assert.Equal(reading.Definition!.Hash, (string?)json["hash"]);
        Assert.Equal("activation", (string?)json["inputs"]![0]!["source"]);
        Assert.Equal("layer3", (string?)json["inputs"]![0]!["layer"]);
        Assert.Equal(4, (int?)json["inputs"]![1]!["cost"]);
        Assert.Equal("gap-linear", (string?)json["facts"]![1]!["head"]);
        var square = json["nonterminals"]![1]!["productions"]![2]!;
        Assert.Equal("F^2", (string?)square["text"]);
        Assert.Equal(2, (int?)square["tree"]!["exponent"]);
        Assert.Equal("F", (string?)square["tree"]!["operands"]![0]!["name"]);
        Assert.True((bool?)json["nonterminals"]![1]!["productions"]![1]!["associative"]);
        Assert.Equal(
            """{"require":["A@layer3"],"atMost":{"relu":1},"forbid":["relu(relu(_))"],"forbidNest":["div0 in relu"],"maxCost":9}""",
            json["constraints"]!.ToJsonString());
        Assert.Equal("2", (string?)json["baselines"]![0]!["tree"]!["operands"]![0]!["operands"]![0]!["value"]);
    }
}
