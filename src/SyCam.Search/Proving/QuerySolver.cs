using System.Security.Cryptography;
using System.Text;
using Microsoft.Z3;

namespace SyCam.Search.Proving;

/// <summary>Asks Z3 one query at a time, under a deadline; owns the context.</summary>
internal sealed class QuerySolver : IDisposable
{
    private readonly Tactic _nonlinear;
    private readonly string? _dumpFolder;

    public QuerySolver(string? dumpFolder)
    {
        _dumpFolder = dumpFolder;
        Z3 = new Context();
        _nonlinear = Z3.MkTactic("qfnra-nlsat");
    }

    public Context Z3 { get; }

    /// <summary>
    /// Checks with the solver for non-linear reals. There is no second try with the general solver: that of libz3
    /// 4.8.12 does not always stop when it is interrupted.
    /// </summary>
    public QueryResult Check(IEnumerable<BoolExpr> constraints, Deadline deadline)
    {
        using var nonlinear = Z3.MkSolver(_nonlinear);
        nonlinear.Add(constraints);
        var text = $"{nonlinear}(check-sat)\n";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
        if (_dumpFolder is not null)
        {
            Directory.CreateDirectory(_dumpFolder);
            File.WriteAllText(Path.Combine(_dumpFolder, $"{hash}.smt2"), text);
        }

        if (deadline.IsOver) return new QueryResult(Status.UNKNOWN, hash);
        Status status;
        using (new Watchdog(Z3, deadline)) status = nonlinear.Check();
        return new QueryResult(status, hash, status == Status.SATISFIABLE ? nonlinear.Model : null);
    }

    public void Dispose()
    {
        _nonlinear.Dispose();
        Z3.Dispose();
    }
}
