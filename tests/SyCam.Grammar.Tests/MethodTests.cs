using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class MethodTests
{
    private const string Text = """
        syntax 1
        inputs {
          A : features nonneg      G : features
          S : channels in 0..1     D : channels in -1/2..2.5
          A@layer3.1 : features    A@layer4[-1].conv2 : features
        }
        grammar Cam : map { Cam = relu(sum_k(F))
                            F : features = GradCAM.weight * A | HiResCAM.weight * A | GradCAMPlusPlus.weight * A | A }
        baselines {
          GradCAM = relu(sum_k(mean_p(G) * A))
            alias "Grad-CAM" GradientCAM
            source "Selvaraju et al., 2017"
            note "a note; it ends // here"
          GradCAMpp.exp = sum_k((2 * G^2) * (relu(S) * A))  alias "Grad-CAM++" GradCAMPlusPlus
          GradCAMpp = GradCAMpp.exp
          GradCAMpp.weight = sum_k(A)
          HiResCAM = relu(sum_k(G * A))
          Deep = upsample(sum_k(A@layer3.1)) * upsample(sum_k(A@layer4[-1].conv2))
        }
        expect { member GradientCAM }
        """;

    private static readonly GrammarDefinition Grammar = Toy.Whole(Text);

    [Fact]
    public void A_method_has_aliases_a_source_and_a_note()
    {
        var method = Grammar.Baselines[0];
        Assert.Equal(["Grad-CAM", "GradientCAM"], method.Aliases);
        Assert.Equal("Selvaraju et al., 2017", method.Source);
        Assert.Equal("a note; it ends // here", method.Note);
        Assert.Empty(Grammar.Baselines[^1].Aliases);
        Assert.Null(Grammar.Baselines[^1].Source);
    }

    [Theory]
    [InlineData("GradCAM", "GradCAM")]
    [InlineData("gradcam", "GradCAM")]
    [InlineData("Grad-CAM", "GradCAM")]
    [InlineData("GRAD_CAM", "GradCAM")]
    [InlineData("grad-cam++", "GradCAMpp.exp")]
    [InlineData("GradCAMpp", "GradCAMpp")]
    [InlineData("gradcampp.EXP", "GradCAMpp.exp")]
    [InlineData("GradCAM+", null)]
    [InlineData("", null)]
    public void A_method_is_found_by_any_of_its_names(string name, string? found) =>
        Assert.Equal(found, Grammar.FindMethod(name)?.Name);

    [Fact]
    public void The_nearest_name_of_a_method_is_suggested()
    {
        Assert.Equal("HiResCAM", Grammar.NearestMethod("HiRseCAM"));
        Assert.Equal("Grad-CAM++", Grammar.NearestMethod("Grad-CAM+-"));
        Assert.Null(Grammar.NearestMethod("Integrated"));
    }

    [Fact]
    public void Weights_are_the_product_of_the_factors_beside_the_activations()
    {
        Assert.Equal(
            ["mean_p(G) * A", "G * A", "(2 * G^2 * relu(S)) * A", "A"],
            Grammar.Nonterminals[1].Productions.Select(production => production.Template.ToString()));
    }

    [Fact]
    public void A_dotted_name_that_is_defined_comes_before_weights() =>
        Assert.Equal("2 * sum_k(A)", Toy.Term("2 * GradCAMpp.weight", Grammar).ToString());

    [Fact]
    public void An_alias_that_is_a_word_stands_for_its_method_in_expressions()
    {
        Assert.Equal(Toy.Term("2 * GradCAM", Grammar), Toy.Term("2 * GradientCAM", Grammar));
        Assert.Equal("mean_p(G)", Toy.Term("GradientCAM.weight", Grammar).ToString());
    }

    [Fact]
    public void An_input_has_its_layer_after_the_sign()
    {
        Assert.Equal(
            [("activation", "layer3.1"), ("activation", "layer4[-1].conv2")],
            Grammar.Inputs.Where(input => input.Name.Contains('@', StringComparison.Ordinal))
                .Select(input => (input.Source.Word, input.Source.Layer)));
        Assert.Equal("upsample(sum_k(A@layer3.1)) * upsample(sum_k(A@layer4[-1].conv2))", Grammar.FindMethod("Deep")!.Term.ToString());
    }

    [Fact]
    public void Both_ends_of_a_range_are_kept()
    {
        var (s, d) = (Grammar.Inputs[2], Grammar.Inputs[3]);
        Assert.Equal((Rational.Zero, Rational.One), (s.LowerBound, s.UpperBound));
        Assert.True(s.IsNonNegative);
        Assert.Equal((new Rational(-1, 2), new Rational(5, 2)), (d.LowerBound, d.UpperBound));
        Assert.False(d.IsNonNegative);
        Assert.Contains("D : channels in -1/2..5/2 from ablation", GrammarPrinter.Print(Grammar), StringComparison.Ordinal);
        Assert.Null(Grammar.Inputs[0].LowerBound);
    }

    [Fact]
    public void A_target_is_kept_in_its_canonical_text_with_names_put_in_place()
    {
        var grammar = Toy.Whole("""
            syntax 1
            targets {
              Margin = y-max_other
              Finer  = y - 0.6*ranked( 2 )
              Both   = Margin * (Finer + 1)
            }
            inputs { A : features
                     G : features target Finer
                     H : features from hvp target y + ln(p) nonneg cost 2
                     G2 : features from gradient target -2 * Both unit 1/a
                     G3 : features from gradient target finer_mean(1, 2)
                     G4 : features from gradient target 2 * finer(1, logit(4)) }
            grammar Cam : map { Cam = relu(sum_k(A * G)) }
            """);
        Assert.Equal(
            ["", "y - 3/5 * ranked(2)", "y + ln(p)",
                "-2 * (y - max_other) * (y - 3/5 * ranked(2) + 1)", "y - 1/2 * (similar(1) + similar(2))",
                "2 * (y - logit(4))"],
            grammar.Inputs.Select(input => input.Source.Target));
        Assert.Equal(["Margin", "Finer", "Both"], grammar.Targets.Select(target => target.Name));
        Assert.True(grammar.Inputs[2].IsNonNegative);
    }

    [Fact]
    public void Targets_that_double_at_each_name_are_refused()
    {
        var targets = string.Join('\n', Enumerable.Range(1, 60).Select(i => FormattableString.Invariant(
            $"  T{i} = {(i == 1 ? "y + y" : FormattableString.Invariant($"T{i - 1} + T{i - 1}"))}")));
        var reading = new MemoryFiles().Read($"syntax 1\ntargets {{\n{targets}\n}}");
        Assert.Equal("SY0086", reading.Diagnostics[0].Code);
    }

    [Fact]
    public void The_span_of_an_assumption_ends_at_its_parenthesis()
    {
        const string Line = "equal relu(A) == A under nonneg( A )";
        var reading = new MemoryFiles().Read($"syntax 1\ninputs {{ A : features }}\nexpect {{ {Line} }}");
        Assert.Equal(Line, reading.Source.Slice(Assert.Single(reading.Expectations).Span));
    }
}
