using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Support;

/// <summary>Grammars built by hand.</summary>
internal static class TestGrammars
{
    public static readonly NamedTerm GradCam = new("GradCAM", Cam(Mul(MeanP(G), A)));
    public static readonly NamedTerm HiResCam = new("HiResCAM", Cam(Mul(G, A)));
    public static readonly NamedTerm LayerCam = new("LayerCAM", Cam(Mul(Relu(G), A)));
    public static readonly NamedTerm ElementWise = new("GradCAMElementWise", SumK(Relu(Mul(G, A))));
    public static readonly NamedTerm XGradCam = new("XGradCAM", Cam(Mul(Div0(SumP(Mul(G, A)), SumP(A)), A)));

    public static readonly NamedTerm GradCamPlusPlus = new(
        "GradCAMpp",
        Cam(Mul(
            SumP(Mul(Div0(Pow(G, 2), Add(Mul(Num(2), Pow(G, 2)), Mul(SumP(A), Pow(G, 3)))), Relu(G))), A)));

    private static readonly Term F0 = Term.Hole("F", TermType.Features, 0);
    private static readonly Term F1 = Term.Hole("F", TermType.Features, 1);
    private static readonly Term C0 = Term.Hole("C", TermType.Channels, 0);
    private static readonly Term C1 = Term.Hole("C", TermType.Channels, 1);

    public static InputDeclaration Input(Term input, bool isNonNegative = false) =>
        new(input.Name, input.Type, new InputSource(input.Name), 1, isNonNegative, null);

    public static Production Rule(Term template, int cost, bool commutes = false) => new(template, cost, commutes, 1);

    /// <summary>The gradient methods of the literature: activations, gradients, channel weights.</summary>
    public static GrammarDefinition Gradient(int? maxCost = 20) => new(
        "Cam",
        [Input(A, isNonNegative: true), Input(G)],
        [new ConditionalFact(APositive, null), new ConditionalFact(GFlat, "gap-linear")],
        [
            new("Cam", TermType.Map, [Rule(Cam(F0), 0)]),
            new("F", TermType.Features,
            [
                Rule(A, 1), Rule(G, 1),
                Rule(Mul(F0, F1), 1, commutes: true),
                Rule(Add(F0, F1), 1, commutes: true),
                Rule(Div0(F0, F1), 2),
                Rule(Pow(F0, 2), 1), Rule(Pow(F0, 3), 1),
                Rule(Relu(F0), 1),
                Rule(Mul(C0, Term.Hole("F", TermType.Features, 1)), 1),
            ]),
            new("C", TermType.Channels,
            [
                Rule(MeanP(F0), 1), Rule(SumP(F0), 1),
                Rule(Mul(C0, C1), 1, commutes: true),
                Rule(Div0(C0, C1), 2),
                Rule(Relu(C0), 1),
            ]),
        ],
        new GrammarConstraints(
            ["A"],
            [],
            [Div0(Term.Hole("x", TermType.Features, 0), Term.Hole("x", TermType.Features, 1))],
            [],
            maxCost,
            10),
        [GradCam, HiResCam, LayerCam, ElementWise, XGradCam, GradCamPlusPlus],
        "gradient-by-hand");

    /// <summary>Maps without channels: M, sums and positive parts; small enough to count by hand.</summary>
    public static GrammarDefinition Toy(
        IReadOnlyList<Production> rules, GrammarConstraints? constraints = null, params NamedTerm[] baselines) => new(
        "Toy",
        [Input(M), Input(Y)],
        [],
        [new("E", TermType.Map, rules)],
        constraints ?? GrammarConstraints.None,
        baselines,
        "toy");

    public static Term Hole(int index) => Term.Hole("E", TermType.Map, index);
}
