using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

public partial class Context
{
    /// <summary>A solver, tuned to a logic such as QF_NRA when one is named.</summary>
    public Solver MkSolver(Symbol? logic = null) => new(
        this,
        logic is null ? Native.Z3_mk_solver(Handle) : Native.Z3_mk_solver_for_logic(Handle, logic.NativeObject));

    /// <summary>A solver tuned to a logic such as QF_NRA.</summary>
    public Solver MkSolver(string logic) => MkSolver(MkSymbol(logic));

    /// <summary>A solver that runs a tactic; it starts afresh at every check.</summary>
    public Solver MkSolver(Tactic t)
    {
        RequireOwn(t);
        return new Solver(this, Native.Z3_mk_solver_from_tactic(Handle, t.NativeObject));
    }

    /// <summary>The incremental solver alone, without tactics.</summary>
    public Solver MkSimpleSolver() => new(this, Native.Z3_mk_simple_solver(Handle));

    /// <summary>An empty set of parameters.</summary>
    public Params MkParams() => new(this);

    /// <summary>The tactic of a name, e.g. <c>qfnra-nlsat</c>.</summary>
    /// <exception cref="Z3Exception">There is none of this name.</exception>
    public Tactic MkTactic(string name) => new(this, Native.Z3_mk_tactic(Handle, name));

    /// <summary>One tactic after another, each on what the one before left.</summary>
    public Tactic AndThen(Tactic t1, Tactic t2, params Tactic[] ts)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        RequireOwn(ts);
        var chain = new Tactic(this, Native.Z3_tactic_and_then(Handle, t1.NativeObject, t2.NativeObject));
        foreach (var t in ts)
        {
            using var before = chain;
            chain = new Tactic(this, Native.Z3_tactic_and_then(Handle, before.NativeObject, t.NativeObject));
        }

        return chain;
    }

    /// <summary>The first tactic; the second where the first fails.</summary>
    public Tactic OrElse(Tactic t1, Tactic t2)
    {
        RequireOwn(t1);
        RequireOwn(t2);
        return new Tactic(this, Native.Z3_tactic_or_else(Handle, t1.NativeObject, t2.NativeObject));
    }

    /// <summary>The tactic, failing after a number of milliseconds.</summary>
    public Tactic TryFor(Tactic t, uint ms)
    {
        RequireOwn(t);
        return new Tactic(this, Native.Z3_tactic_try_for(Handle, t.NativeObject, ms));
    }

    /// <summary>The tactic with parameters.</summary>
    public Tactic UsingParams(Tactic t, Params p)
    {
        RequireOwn(t);
        RequireOwn(p);
        return new Tactic(this, Native.Z3_tactic_using_params(Handle, t.NativeObject, p.NativeObject));
    }
}
