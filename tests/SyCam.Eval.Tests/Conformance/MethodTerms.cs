using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>The one place where a method's name becomes a term over the activations A and the gradient G.</summary>
internal static class MethodTerms
{
    private static readonly Dictionary<string, string> Formulas = new()
    {
        ["GradCAM"] = "relu(sum_k(mean_p(G) * A))",
        ["GradCAMplus"] = "relu(sum_k(mean_p(relu(G)) * A))",
        ["GradCAMpp"] = """
            let a = div0(G^2, 2 * G^2 + sum_p(A) * G^3) in
            relu(sum_k(sum_p(a * relu(G)) * A))
            """,
        ["GradCAMpp.exp"] = """
            let a = div0(G^2, 2 * G^2 + sum_p(A) * G^3) in
            let w = div0(sum_p(a * relu(G)), sum_p(a * div0(relu(G), G))) in
            relu(sum_k(w * A))
            """,
        ["XGradCAM"] = "relu(sum_k(div0(sum_p(G * A), sum_p(A)) * A))",
        ["LayerCAM"] = "relu(sum_k(relu(G) * A))",
        ["GradCAMElementWise"] = "sum_k(relu(G * A))",
        ["HiResCAM"] = "relu(sum_k(G * A))",
    };

    /// <summary>The term of a method, or null when there is no formula for it here.</summary>
    internal static Term? Find(string method)
    {
        if (!Formulas.TryGetValue(method, out var formula)) return null;
        var reading = TermReader.Read(formula);
        return reading.Term ?? throw new InvalidOperationException(reading.Report());
    }
}
