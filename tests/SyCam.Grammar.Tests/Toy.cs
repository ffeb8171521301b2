using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Grammar.Tests;

/// <summary>Small grammars and terms for tests.</summary>
internal static class Toy
{
    /// <summary>A grammar over A and G whose start is <c>relu(sum_k(F))</c> at cost 0, with the given rules.</summary>
    public static GrammarDefinition Read(string rules) => Whole($$"""
        syntax 1
        inputs { A : features nonneg
                 G : features }
        grammar Cam : map { Cam = relu(sum_k(F)) cost 0
        {{rules}} }
        """);

    /// <summary>A whole grammar that must have no error.</summary>
    public static GrammarDefinition Whole(string text)
    {
        var reading = GrammarReader.Read(new SourceText("toy.sycam", text));
        Assert.True(reading.Definition is not null, reading.Report());
        return reading.Definition;
    }

    /// <summary>A grammar of the repository.</summary>
    public static GrammarDefinition Shipped(string file)
    {
        var reading = GrammarReader.ReadFile(Path.Combine(ReferenceData.RepositoryRoot, "grammars", file));
        Assert.True(reading.Definition is not null, reading.Report());
        return reading.Definition;
    }

    /// <summary>A term over the inputs A and G, or over those of a grammar, that must have no error.</summary>
    public static Term Term(string text, GrammarDefinition? grammar = null)
    {
        var reading = TermReader.Read(text, grammar);
        Assert.True(reading.Term is not null, reading.Report());
        return reading.Term;
    }
}
