using System.Text;
using System.Text.Json;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Exporting;

/// <summary>Writes a grammar as JSON, for programs that do not read the language: every name resolved, every cost
/// given, expressions as text and as trees.</summary>
public static class GrammarJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>The JSON text, which ends with a line break.</summary>
    public static string Write(GrammarDefinition grammar)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("grammar", grammar.Name);
            json.WriteString("hash", grammar.Hash);
            Inputs(json, grammar);
            Facts(json, grammar);
            Nonterminals(json, grammar);
            Constraints(json, grammar.Constraints);
            Methods(json, grammar);
            Rules(json, grammar);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Inputs(Utf8JsonWriter json, GrammarDefinition grammar)
    {
        json.WriteStartArray("inputs");
        foreach (var input in grammar.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteString("type", input.Type.ToName());
            json.WriteString("source", input.Source.Word);
            json.WriteString("layer", input.Source.Layer);
            json.WriteString("target", input.Source.Target);
            json.WriteNumber("cost", input.Cost);
            json.WriteString("unit", input.Unit?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Facts(Utf8JsonWriter json, GrammarDefinition grammar)
    {
        json.WriteStartArray("facts");
        foreach (var fact in grammar.Facts)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Fact.ToString());
            json.WriteString("head", fact.Head);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Nonterminals(Utf8JsonWriter json, GrammarDefinition grammar)
    {
        json.WriteStartArray("nonterminals");
        foreach (var nonterminal in grammar.Nonterminals)
        {
            json.WriteStartObject();
            json.WriteString("name", nonterminal.Name);
            json.WriteString("type", nonterminal.Type.ToName());
            json.WriteStartArray("productions");
            foreach (var production in nonterminal.Productions)
            {
                json.WriteStartObject();
                json.WriteNumber("cost", production.Cost);
                json.WriteNumber("prior", production.Prior);
                json.WriteBoolean("commutative", production.IsCommutative);
                json.WriteBoolean("associative", production.IsAssociative);
                json.WriteBoolean("idempotent", production.IsIdempotent);
                Expression(json, production.Template);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Constraints(Utf8JsonWriter json, GrammarConstraints constraints)
    {
        json.WriteStartObject("constraints");
        Texts(json, "require", constraints.RequiredInputs);
        json.WriteStartObject("atMost");
        foreach (var (op, count) in constraints.AtMost) json.WriteNumber(op.Name, count);
        json.WriteEndObject();
        Texts(json, "forbid", constraints.Forbidden.Select(pattern => pattern.ToString()));
        Texts(json, "forbidNest", constraints.ForbiddenNestings.Select(pair => $"{pair.Inner} in {pair.Outer}"));
        if (constraints.MaxCost is { } cost) json.WriteNumber("maxCost", cost);
        if (constraints.MaxDepth is { } depth) json.WriteNumber("maxDepth", depth);
        json.WriteEndObject();
    }

    private static void Methods(Utf8JsonWriter json, GrammarDefinition grammar)
    {
        json.WriteStartArray("baselines");
        foreach (var method in grammar.Baselines)
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            Expression(json, method.Term);
            json.WriteString("latex", LatexPrinter.Print(method.Term));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Rules(Utf8JsonWriter json, GrammarDefinition grammar)
    {
        json.WriteStartArray("rules");
        foreach (var rule in grammar.Rules)
        {
            json.WriteStartObject();
            json.WriteString("name", rule.Name);
            json.WriteStartObject("left");
            Expression(json, rule.Left);
            json.WriteEndObject();
            json.WriteStartObject("right");
            Expression(json, rule.Right);
            json.WriteEndObject();
            Texts(json, "under", rule.Conditions.All.Select(fact => $"{fact}"));
            json.WriteString("status", rule.Status?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Expression(Utf8JsonWriter json, Term term)
    {
        json.WriteString("text", term.ToString());
        json.WritePropertyName("tree");
        Tree(json, term);
    }

    private static void Tree(Utf8JsonWriter json, Term term)
    {
        json.WriteStartObject();
        json.WriteString("operator", term.Operator.Name);
        json.WriteString("type", term.Type.ToName());
        if (term.Name.Length > 0) json.WriteString("name", term.Name);
        if (term.Operator == Operators.Constant) json.WriteString("value", term.Value.ToString());
        if (term.Operator == Operators.Pow || term.Operator == Operators.Hole)
            json.WriteNumber(term.Operator == Operators.Pow ? "exponent" : "place", term.Parameter);
        if (term.Children.Length > 0)
        {
            json.WriteStartArray("operands");
            foreach (var child in term.Children) Tree(json, child);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
