using SyCam.Grammar.Exporting;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests.Exporting;

public class SygusExporterTests
{
    [Fact]
    public void A_grammar_without_reductions_is_one_over_real_numbers()
    {
        // The scalar grammar that enumerators are compared on.
        var text = Write("""
            inputs { a : map from fake   g : map from fake }
            grammar E : map { E = a | g | E + E | E - E | E * E | relu(E) | 1/3 * E }
            """);
        Assert.Equal(
            """
            ; E, values at one channel and position
            (set-logic ALL)
            (define-fun relu ((x0 Real)) Real (ite (>= x0 0.0) x0 0.0))
            (synth-fun cam ((a Real) (g Real)) Real
              ((E Real))
              ((E Real (a g (+ E E) (+ E (* (- 1.0) E)) (* E E) (relu E) (* (/ 1.0 3.0) E)))))
            (constraint true)
            (check-synth)

            """,
            text);
    }

    [Fact]
    public void Reductions_and_broadcasting_are_written_on_two_channels_and_positions()
    {
        var text = Write("""
            inputs { A : features nonneg   y : scalar }
            grammar Cam : map { Cam = sum_k(mean_p(A) * A)   }
            """);
        Assert.Equal(
            """
            ; Cam, values of 2 channels and 2 positions
            (set-logic ALL)
            (declare-datatype Features ((make_features (features00 Real) (features01 Real) (features10 Real) (features11 Real))))
            (declare-datatype Channels ((make_channels (channels00 Real) (channels10 Real))))
            (declare-datatype Map ((make_map (map00 Real) (map01 Real))))
            (define-fun mean_p_features ((x0 Features)) Channels (make_channels (* 0.5 (+ (features00 x0) (features01 x0))) (* 0.5 (+ (features10 x0) (features11 x0)))))
            (define-fun mul_channels_features ((x0 Channels) (x1 Features)) Features (make_features (* (channels00 x0) (features00 x1)) (* (channels00 x0) (features01 x1)) (* (channels10 x0) (features10 x1)) (* (channels10 x0) (features11 x1))))
            (define-fun sum_k_features ((x0 Features)) Map (make_map (+ (features00 x0) (features10 x0)) (+ (features01 x0) (features11 x0))))
            (synth-fun cam ((A Features) (y Real)) Map
              ((Cam Map))
              ((Cam Map ((sum_k_features (mul_channels_features (mean_p_features A) A))))))
            (constraint true)
            (check-synth)

            """,
            text);
    }

    [Fact]
    public void An_operator_that_is_no_case_distinction_of_polynomials_is_named()
    {
        var grammar = Grammar("""
            inputs { A : features nonneg }
            grammar Cam : map { Cam = sum_k(softmax_k(A)) }
            """);
        Assert.Null(SygusExporter.Write(grammar, out var problem));
        Assert.Equal(
            "'softmax_k' cannot be written in SyGuS: it is no case distinction of polynomials; drop its alternatives",
            problem);
    }

    [Fact]
    public void Every_operator_is_either_written_or_refused_by_name()
    {
        Operator[] refused =
        [
            Operators.Sqrt, Operators.SoftmaxK, Operators.MinMax, Operators.Upsample, Operators.Eigen, Operators.Kpca,
            Operators.Rank, Operators.Sigmoid,
        ];
        Assert.Equal(refused, Operators.All.Where(op => !SygusOperators.Covers(op)));
    }

    private static string Write(string blocks) =>
        SygusExporter.Write(Grammar(blocks), out _) ?? throw new InvalidOperationException("not written");

    private static GrammarDefinition Grammar(string blocks)
    {
        var reading = GrammarReader.Read(new SourceText("cam.sycam", "syntax 1\n" + blocks));
        return reading.Definition ?? throw new InvalidOperationException(reading.Report());
    }
}
