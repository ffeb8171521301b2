using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>
/// The one place where a method's name becomes a term: over the activations A and the gradient G of the target layer
/// (A@scale1, G@scale1, ... of the last layer of each size of map, the coarsest first).
/// </summary>
internal static class MethodTerms
{
    private static readonly IReadOnlyList<InputDeclaration> Inputs =
    [
        .. TermReader.DefaultInputs,
        .. from scale in new[] { "scale1", "scale2", "scale3" }
           from input in TermReader.DefaultInputs
           select input with { Name = $"{input.Name}@{scale}", Source = input.Source with { Layer = scale } },
    ];

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
        ["EigenCAM"] = "relu(eigen(A - mean_p(A)))",
        ["EigenCAM.paper"] = "relu(eigen(A))",
        ["EigenGradCAM"] = "relu(eigen(G * A - mean_p(G * A)))",
        ["SegEigenCAM"] = "relu(eigen(abs(G) * A - mean_p(abs(G) * A)))",
        ["KPCACAM"] = "relu(kpca(A - mean_p(A)))",
        ["FEM"] = """
            let t = A - mean_p(A) - 2 * sqrt(mean_p(A^2) - mean_p(A)^2) in
            relu(sum_k(mean_p(div0(relu(t), t)) * A))
            """,
        ["RefineCAM"] = """
            let a1 = div0(G@scale1^2, 2 * G@scale1^2 + sum_p(A@scale1) * G@scale1^3) in
            let a2 = div0(G@scale2^2, 2 * G@scale2^2 + sum_p(A@scale2) * G@scale2^3) in
            let a3 = div0(G@scale3^2, 2 * G@scale3^2 + sum_p(A@scale3) * G@scale3^3) in
            upsample(minmax(relu(sum_k(sum_p(a1 * relu(G@scale1)) * A@scale1))))
            * upsample(minmax(relu(sum_k(sum_p(a2 * relu(G@scale2)) * A@scale2))))
            * upsample(minmax(relu(sum_k(sum_p(a3 * relu(G@scale3)) * A@scale3))))
            """,
        ["LayerCAM.mean"] = """
            (upsample(minmax(relu(sum_k(relu(G@scale1) * A@scale1))))
             + upsample(minmax(relu(sum_k(relu(G@scale2) * A@scale2))))
             + upsample(minmax(relu(sum_k(relu(G@scale3) * A@scale3))))) / 3
            """,
        ["LayerCAM.product"] = """
            upsample(minmax(relu(sum_k(relu(G@scale1) * A@scale1))))
            * upsample(minmax(relu(sum_k(relu(G@scale2) * A@scale2))))
            * upsample(minmax(relu(sum_k(relu(G@scale3) * A@scale3))))
            """,
        ["LayerCAM.max"] = """
            let a = upsample(minmax(relu(sum_k(relu(G@scale1) * A@scale1)))) in
            let b = upsample(minmax(relu(sum_k(relu(G@scale2) * A@scale2)))) in
            let c = upsample(minmax(relu(sum_k(relu(G@scale3) * A@scale3)))) in
            let ab = a + relu(b - a) in
            ab + relu(c - ab)
            """,
    };

    /// <summary>The term of a method, or null when there is no formula for it here.</summary>
    internal static Term? Find(string method)
    {
        if (!Formulas.TryGetValue(method, out var formula)) return null;
        var reading = TermReader.Read(formula, Inputs);
        return reading.Term ?? throw new InvalidOperationException(reading.Report());
    }
}
