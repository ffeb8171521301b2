using System.Diagnostics;
using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Proving.Algebra;

namespace SyCam.Search.Tests.Proving;

public sealed class ProverLimitTests
{
    // (sum of x_i^2)(sum of y_i^2) >= (sum of x_i y_i)^2, written as an equality with relu: hard for the solver.
    private const int Length = 12;

    private static readonly Term[] Names =
        [.. Enumerable.Range(0, 2 * Length).Select(i => Term.Input($"x{i}", TermType.Map))];

    private static Term Cauchy()
    {
        Term Sum(Func<int, Term> part) => Add([.. Enumerable.Range(0, Length).Select(part)]);
        return Add(
            Mul(Sum(i => Square(Names[i])), Sum(i => Square(Names[i + Length]))),
            Neg(Square(Sum(i => Mul(Names[i], Names[i + Length])))));
    }

    [Fact]
    public void A_proof_that_takes_too_long_is_unknown()
    {
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromMilliseconds(60) });
        var claim = Cauchy();
        var answer = prover.ProveEqual(Relu(claim), claim, Scale.One, FactSet.None, CancellationToken.None);
        Assert.True(answer.Status == ProofStatus.Unknown, answer.ToString());
        Assert.True(answer.Elapsed >= TimeSpan.FromMilliseconds(60), answer.ToString());
        // The prover is still good.
        var next = prover.ProveEqual(
            Add(Relu(A), Neg(Relu(Neg(A)))), A, Scale.One, FactSet.None, CancellationToken.None);
        Assert.Equal(ProofStatus.Proved, next.Status);
    }

    [Fact]
    public void A_cancelled_proof_is_unknown()
    {
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromMinutes(5) });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var claim = Cauchy();
        var answer = prover.ProveEqual(Relu(claim), claim, Scale.One, FactSet.None, cancellation.Token);
        Assert.Equal(ProofStatus.Unknown, answer.Status);
        Assert.True(cancellation.IsCancellationRequested);
    }

    [Fact]
    public void Queries_are_dumped_under_their_hash_and_repeat_exactly()
    {
        var folder = Directory.CreateTempSubdirectory("sycam-smt").FullName;
        try
        {
            var hashes = new List<string>();
            for (var run = 0; run < 2; run++)
            {
                using var prover = new Prover(
                    new ProverOptions { Timeout = TimeSpan.FromSeconds(20), DumpFolder = folder });
                var answer = prover.ProveEqual(XGradCam, HiResCam, Scale.One, Both, CancellationToken.None);
                Assert.Equal(("one-position", ProofStatus.Proved), (answer.Method, answer.Status));
                hashes.Add(answer.QueryHash);
            }

            Assert.Equal(hashes[0], hashes[1]);
            var text = File.ReadAllText(Path.Combine(folder, $"{hashes[0]}.smt2"));
            Assert.Contains("(declare-fun A () Real)", text, StringComparison.Ordinal);
            Assert.EndsWith("(check-sat)\n", text, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_operator_of_the_table_can_be_proved_about_and_evaluated()
    {
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });
        foreach (var op in Operators.All.Where(op => op.Shape != OperatorShape.Leaf))
        {
            var term = op == Operators.Pow ? Term.Pow(A, 3)
                : Term.Of(op, Enumerable.Repeat(
                    op == Operators.Upsample ? SumK(A) : A, Math.Max(op.MinArity, 1)).ToArray());
            // f(A) is not f(A) + 1, which only exact values show, and equals itself written with a detour that only Z3
            // sees through.
            var more = Add(term, Number(1));
            Assert.Equal(
                ExactTerms.Covers(term) ? ProofStatus.Refuted : ProofStatus.Unknown,
                prover.Refute(term, more, Scale.One, FactSet.None, CancellationToken.None).Status);
            var detour = Add(Relu(term), Neg(Relu(Neg(term))));
            Assert.Equal(
                ProofStatus.Proved,
                prover.ProveEqual(detour, term, Scale.One, FactSet.None, CancellationToken.None).Status);
        }
    }
}
