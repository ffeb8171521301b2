using SyCam.Eval.Exporting;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>No operator, target or ending is left out of the tables that files are written by.</summary>
public sealed class ExportTableTests
{
    [Fact]
    public void Every_operator_is_written_in_every_language() => Assert.All(Operators.All, op =>
    {
        Assert.True(CSharpInstructions.Covers(op), $"{op} has no C#");
        Assert.True(PythonInstructions.Covers(op), $"{op} has no Python");
        Assert.NotEmpty(LatexPrinter.Print(Of(op)));
    });

    [Fact]
    public void Every_scalar_of_a_target_is_written_as_CSharp() =>
        Assert.All(TargetScalars.All, kind => Assert.True(TargetWriter.Covers(kind), $"{kind.Form} has no C#"));

    [Theory]
    [InlineData(null, "csharp")]
    [InlineData("cam.cs", "csharp")]
    [InlineData("cam.py", "python")]
    [InlineData("cam.TEX", "latex")]
    [InlineData("cam.json", "json")]
    [InlineData("cam.dot", "dot")]
    [InlineData("cam.txt", "csharp")]
    public void The_ending_of_a_file_says_its_language(string? path, string language) =>
        Assert.Equal(language, ExportLanguages.OfFile(path).Name);

    [Theory]
    [InlineData(null, "ExportedCam")]
    [InlineData("out/9 lives.cs", "Cam9lives")]
    [InlineData("my_cam.py", "Mycam")]
    [InlineData("class.cs", "Class")]
    [InlineData("map.cs", "MapCam")]
    [InlineData("été.cs", "T")]
    public void A_class_is_named_after_its_file(string? path, string name) =>
        Assert.Equal(name, IdentifierMaker.TypeName(path));

    [Fact]
    public void Identifiers_are_words_of_their_own()
    {
        var maker = new IdentifierMaker();

        Assert.Equal(
            ["A", "A_layer3_1", "A_layer3_1_", "full_", "input_v7", "in_", "G"],
            new[] { "A", "A@layer3.1", "A@layer3_1", "full", "v7", "in", "G" }.Select(maker.Make));
    }

    // A term of the operator.
    private static Term Of(Operator op)
    {
        var features = Term.Input("A", TermType.Features);
        if (op == Operators.Input) return features;
        if (op == Operators.Constant) return Term.Constant(Rational.One);
        if (op == Operators.Hole) return Term.Hole("Weights", TermType.Channels, 0);
        if (op == Operators.Pow) return Term.Pow(features, 2);
        var operand = op.ResultType([features.Type]) is null ? Term.Input("M", TermType.Map) : features;
        return op.MinArity == 1 ? Term.Of(op, operand) : Term.Of(op, features, features);
    }
}
