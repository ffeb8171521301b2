using Microsoft.Z3;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Proves with normal forms and Z3, refutes with exact evaluation. Owns one Z3 context and is used by one thread; calls
/// end in <see cref="ProofStatus.Unknown"/> when their time is over or they are cancelled.
/// </summary>
/// <remarks>
/// <see cref="ProofStatus.Proved"/> is given in three cases only: the claim follows from the normal form
/// (<see cref="Normalizer"/> rewrites by identities), or Z3 found the negation of a claim that implies it
/// (<see cref="ClaimLadder"/>) unsatisfiable at a place of unknown tensors (<see cref="PositionEncoder"/>), or
/// unsatisfiable together with axioms that hold at any shape (<see cref="AxiomProver"/>).
/// </remarks>
public sealed class Prover : IProver, IDisposable
{
    private const string NormalForm = "normal-form";
    private const string OnePosition = "one-position";
    private const string TwoPositions = "two-positions";
    private const string ByAxioms = "axioms";
    private const string IntegerProbe = "probe";
    private const string BoundedShape = "bounded-shape";
    private const string Overflow = "overflow";
    private const string Interrupted = "interrupted";
    private readonly ProverOptions _options;
    private readonly TimeProvider _time;
    private readonly QuerySolver _solver;

    /// <summary>The version of the Z3 library in use.</summary>
    public static string SolverVersion => Microsoft.Z3.Version.FullVersion;

    /// <summary>A prover with a context of its own.</summary>
    /// <exception cref="Z3Exception">libz3 is not there or too old.</exception>
    public Prover(ProverOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new ProverOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.Timeout, TimeSpan.Zero, nameof(options));
        _time = time ?? TimeProvider.System;
        _solver = new QuerySolver(_options.DumpFolder);
    }

    /// <inheritdoc/>
    public ProofAnswer ProveDead(Term map, FactSet facts, CancellationToken cancellation) =>
        Answer(deadline => ProveDead(map, facts, deadline), cancellation);

    /// <inheritdoc/>
    public ProofAnswer ProveEqual(
        Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation)
    {
        RequirePositive(scale);
        return Answer(deadline => ProveEqual(left, right, scale, facts, deadline), cancellation);
    }

    /// <inheritdoc/>
    public ProofAnswer Refute(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation)
    {
        RequirePositive(scale);
        return Answer(
            deadline =>
                new Refuter(_solver, facts).FindDifference(left, right, scale, deadline) is var (tensors, method, hash)
                    ? new ProofAnswer(ProofStatus.Refuted, method, deadline.Elapsed, hash, tensors)
                    : ProofAnswer.UnknownBy(BoundedShape, deadline.Elapsed),
            cancellation);
    }

    /// <summary>Frees the context.</summary>
    public void Dispose() => _solver.Dispose();

    private ProofAnswer ProveEqual(Term left, Term right, Scale scale, FactSet facts, Deadline deadline)
    {
        var terms = new TermFacts(facts);
        var normalizer = new Normalizer(terms);
        var scaled = normalizer.Normalize(right).Times(scale.Factor, Power(scale.PositionPower));
        var difference = normalizer.Normalize(left) - scaled;
        if (difference.IsZero) return Proved(NormalForm, deadline, "");
        var claims = new ClaimLadder(terms, normalizer).Zero(difference);
        // The axioms speak of what looks at many values; what is pointwise, one position decides.
        var usesAxioms = _options.UsesAxioms && (LooksAround(left) || LooksAround(right));
        var answer = ProveOne(
            claims, terms, normalizer, (z3, x) => z3.MkNot(z3.MkEq(x, z3.MkReal(0))),
            usesAxioms ? deadline.Half() : deadline);
        if (answer.Status == ProofStatus.Proved || !usesAxioms) return answer with { Elapsed = deadline.Elapsed };
        var power = (scale.Factor, Power(scale.PositionPower));
        return new AxiomProver(_solver, facts).Prove(left, right, power, deadline) is { } hash
            ? Proved(hash.Length == 0 ? NormalForm : ByAxioms, deadline, hash)
            : ProofAnswer.UnknownBy(ByAxioms, deadline.Elapsed);
    }

    private static bool LooksAround(Term term) => term.SubTerms().Any(
        inner => inner.Operator.Shape is not (OperatorShape.Leaf or OperatorShape.Pointwise));

    private ProofAnswer ProveDead(Term map, FactSet facts, Deadline deadline)
    {
        var terms = new TermFacts(facts);
        var normalizer = new Normalizer(terms);
        var form = normalizer.Normalize(map);
        if ((terms.Axes(form) & TermType.Map) == 0) return Proved(NormalForm, deadline, "");
        if (new Refuter(_solver, facts).FindVariation(map) is { } tensors)
            return new ProofAnswer(ProofStatus.Refuted, IntegerProbe, deadline.Elapsed, "", tensors);
        if (map.Operator == Operators.Relu)
        {
            var claims = new ClaimLadder(terms, normalizer).NotPositive(normalizer.Normalize(map.Children[0]));
            var below = ProveOne(claims, terms, normalizer, (z3, x) => z3.MkGt(x, z3.MkReal(0)), deadline);
            if (below.Status == ProofStatus.Proved) return below;
        }

        return ProveConstant(new ClaimLadder(terms, normalizer).Constant(form), terms, normalizer, deadline);
    }

    // The same at any two positions: the map is constant.
    private ProofAnswer ProveConstant(
        IReadOnlyList<Polynomial> claims, TermFacts terms, Normalizer normalizer, Deadline deadline)
    {
        for (var i = claims.Count - 1; i >= 0 && !deadline.IsOver; i--)
        {
            var encoder = new PositionEncoder(_solver.Z3, terms, normalizer, positions: 2);
            var differ = _solver.Z3.MkNot(_solver.Z3.MkEq(encoder.Encode(claims[i], 0), encoder.Encode(claims[i], 1)));
            var query = _solver.Check([differ, .. encoder.Conditions], deadline);
            if (query.Status == Status.UNSATISFIABLE) return Proved(TwoPositions, deadline, query.Hash);
        }

        return ProofAnswer.UnknownBy(TwoPositions, deadline.Elapsed);
    }

    // The strongest claim is the smallest and the one most often true, so it is tried first.
    private ProofAnswer ProveOne(
        IReadOnlyList<Polynomial> claims,
        TermFacts terms,
        Normalizer normalizer,
        Func<Context, ArithExpr, BoolExpr> negation,
        Deadline deadline)
    {
        if (claims[^1].IsZero) return Proved(NormalForm, deadline, "");
        for (var i = claims.Count - 1; i >= 0 && !deadline.IsOver; i--)
        {
            var encoder = new PositionEncoder(_solver.Z3, terms, normalizer, positions: 1);
            var refuted = negation(_solver.Z3, encoder.Encode(claims[i], 0));
            var query = _solver.Check([refuted, .. encoder.Conditions], deadline);
            if (query.Status == Status.UNSATISFIABLE) return Proved(OnePosition, deadline, query.Hash);
        }

        return ProofAnswer.UnknownBy(OnePosition, deadline.Elapsed);
    }

    private ProofAnswer Answer(Func<Deadline, ProofAnswer> ask, CancellationToken cancellation)
    {
        var deadline = new Deadline(_time, _options.Timeout, cancellation);
        try
        {
            return ask(deadline);
        }
        catch (OverflowException)
        {
            // Coefficients are rationals of machine words; a term that needs longer ones gets no answer.
            return ProofAnswer.UnknownBy(Overflow, deadline.Elapsed);
        }
        catch (Z3Exception) when (deadline.IsOver)
        {
            // An interrupt that comes right after a check has ended stops the reading of its model instead.
            return ProofAnswer.UnknownBy(Interrupted, deadline.Elapsed);
        }
    }

    private static Monomial Power(int positionPower) =>
        positionPower == 0 ? Monomial.One : Monomial.Of(TermFacts.PositionCount, positionPower);

    private static ProofAnswer Proved(string method, Deadline deadline, string hash) =>
        new(ProofStatus.Proved, method, deadline.Elapsed, hash);

    private static void RequirePositive(Scale scale)
    {
        if (scale.Factor.Sign <= 0) throw new ArgumentOutOfRangeException(nameof(scale), scale, "a scale is positive");
    }
}
