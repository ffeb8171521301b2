using System.Security.Cryptography;
using System.Text;
using Microsoft.Z3;

namespace SyCam.Search.Proving;

/// <summary>Asks Z3 one query at a time, under a deadline; owns the context.</summary>
internal sealed class QuerySolver : IDisposable
{
    // What the quantified solver may do, in steps of its own count: some 100 ms. A check that ends by steps ends the
    // same way on every machine.
    private const uint QuantifiedSteps = 400_000;

    private readonly Tactic _nonlinear;
    private readonly Params _quantified;
    private readonly string? _dumpFolder;

    public QuerySolver(string? dumpFolder)
    {
        _dumpFolder = dumpFolder;
        Z3 = new Context();
        _nonlinear = Z3.MkTactic("qfnra-nlsat");
        _quantified = Z3.MkParams().Add("auto_config", false).Add("mbqi", false).Add("arith.nl", false)
            .Add("rlimit", QuantifiedSteps);
    }

    public Context Z3 { get; }

    /// <summary>
    /// Checks with the solver for non-linear reals. There is no second try with the general solver: that of libz3
    /// 4.8.12 does not always stop when it is interrupted.
    /// </summary>
    public QueryResult Check(IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        using var nonlinear = Z3.MkSolver(_nonlinear);
        return Check(nonlinear, constraints, deadline);
    }

    /// <summary>
    /// Checks statements with quantifiers: instances come from triggers alone, products of unknowns are taken as
    /// unknowns. Only <see cref="Status.UNSATISFIABLE"/> means something.
    /// </summary>
    public QueryResult CheckQuantified(IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        using var general = Z3.MkSimpleSolver();
        general.Parameters = _quantified;
        var result = Check(general, constraints, deadline);
        return result.Status == Status.SATISFIABLE ? result with { Status = Status.UNKNOWN, Model = null } : result;
    }

    private QueryResult Check(Solver solver, IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        solver.Add(constraints);
        var text = $"{solver}(check-sat)\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
        if (_dumpFolder is not null)
        {
            Directory.CreateDirectory(_dumpFolder);
            File.WriteAllText(Path.Combine(_dumpFolder, $"{hash}.smt2"), text);
        }

        if (deadline.IsOver) return new QueryResult(Status.UNKNOWN, hash);
        Status status;
        using (new Watchdog(Z3, deadline)) status = solver.Check();
        return new QueryResult(status, hash, status == Status.SATISFIABLE ? solver.Model : null);
    }

    public void Dispose()
    {
        _nonlinear.Dispose();
        _quantified.Dispose();
        Z3.Dispose();
    }
}
