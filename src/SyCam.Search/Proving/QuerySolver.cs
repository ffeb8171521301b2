using System.Security.Cryptography;
using System.Text;
using Microsoft.Z3;

namespace SyCam.Search.Proving;

/// <summary>
/// Asks Z3 one query at a time, under a deadline; owns the context. A check that does not obey the interrupt is left
/// behind together with its context, and the next query gets a new one: no call hangs.
/// </summary>
internal sealed class QuerySolver : IDisposable
{
    // What the quantified solver may do, in steps of its own count: some 100 ms. A check that ends by steps ends the
    // same way on every machine.
    private const uint QuantifiedSteps = 400_000;

    // How long after the deadline an interrupted check may take to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly string? _dumpFolder;
    private SolverThread _thread;
    private Tactic _nonlinear;
    private Params _quantified;

    public QuerySolver(string? dumpFolder)
    {
        _dumpFolder = dumpFolder;
        (Z3, _nonlinear, _quantified, _thread) = Make();
    }

    /// <summary>The context; another one after a check was left behind.</summary>
    public Context Z3 { get; private set; }

    /// <summary>The number of checks that were left behind.</summary>
    public int Lost { get; private set; }

    /// <summary>
    /// Checks with the solver for non-linear reals. There is no second try with the general solver: that of libz3
    /// 4.8.12 does not always stop when it is interrupted.
    /// </summary>
    public QueryResult Check(IEnumerable<BoolExpr> constraints, Deadline deadline) =>
        Check(Z3.MkSolver(_nonlinear), null, constraints, deadline);

    /// <summary>
    /// Checks statements with quantifiers: instances come from triggers alone, products of unknowns are taken as
    /// unknowns. Only <see cref="Status.UNSATISFIABLE"/> means something.
    /// </summary>
    /// <param name="question">What is asked, in words of its own: the hash is taken of them, as the order in which Z3
    /// writes what is quantified depends on what the context has seen before.</param>
    /// <param name="constraints">The question as formulas.</param>
    /// <param name="deadline">When to stop.</param>
    public QueryResult CheckQuantified(string question, IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        var general = Z3.MkSimpleSolver();
        general.Parameters = _quantified;
        var result = Check(general, question, constraints, deadline);
        return result.Status == Status.SATISFIABLE ? result with { Status = Status.UNKNOWN, Model = null } : result;
    }

    public void Dispose()
    {
        _thread.Dispose();
        _nonlinear.Dispose();
        _quantified.Dispose();
        Z3.Dispose();
    }

    private QueryResult Check(Solver solver, string? question, IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        solver.Add(constraints);
        var text = $"{solver}(check-sat)\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question ?? text)))[..32];
        if (_dumpFolder is not null)
        {
            Directory.CreateDirectory(_dumpFolder);
            File.WriteAllText(Path.Combine(_dumpFolder, $"{hash}.smt2"), text);
        }

        var status = Status.UNKNOWN;
        if (!deadline.IsOver && !TryCheck(solver, deadline, out status))
        {
            Lost++;
            (Z3, _nonlinear, _quantified, _thread) = Make();
            return new QueryResult(Status.UNKNOWN, hash);
        }

        var model = status == Status.SATISFIABLE ? solver.Model : null;
        solver.Dispose();
        return new QueryResult(status, hash, model);
    }

    private bool TryCheck(Solver solver, Deadline deadline, out Status status)
    {
        using (new Watchdog(Z3, deadline))
            return _thread.TryCall(() => solver.Check(), deadline, Grace, out status);
    }

    private static (Context, Tactic, Params, SolverThread) Make()
    {
        var z3 = new Context();
        var quantified = z3.MkParams().Add("auto_config", false).Add("mbqi", false).Add("arith.nl", false)
            .Add("rlimit", QuantifiedSteps);
        return (z3, z3.MkTactic("qfnra-nlsat"), quantified, new SolverThread());
    }
}
