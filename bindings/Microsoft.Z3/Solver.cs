using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A stack of assertions that can be checked for satisfiability.</summary>
public class Solver : Z3Object
{
    internal Solver(Context context, nint native) : base(context, context.Checked(native), ReferenceKind.Solver)
    {
    }

    /// <summary>Sets parameters, e.g. <c>timeout</c>.</summary>
    /// <exception cref="Z3Exception">A parameter is unknown to the solver.</exception>
    public Params Parameters
    {
        set
        {
            Context.RequireOwn(value);
            Native.Z3_solver_set_params(Context.Handle, NativeObject, value.NativeObject);
            Context.ThrowOnError();
        }
    }

    /// <summary>How many <see cref="Push"/> are open.</summary>
    public uint NumScopes => Native.Z3_solver_get_num_scopes(Context.Handle, NativeObject);

    /// <summary>The model of the last check, which must have been satisfiable.</summary>
    /// <exception cref="Z3Exception">There is none.</exception>
    public Model? Model
    {
        get
        {
            var model = Native.Z3_solver_get_model(Context.Handle, NativeObject);
            Context.ThrowOnError();
            return model == 0 ? null : new Model(Context, model);
        }
    }

    /// <summary>The tracked names and assumptions that the last unsatisfiable check used.</summary>
    public BoolExpr[] UnsatCore
    {
        get
        {
            var vector = Context.Checked(Native.Z3_solver_get_unsat_core(Context.Handle, NativeObject));
            Native.Z3_ast_vector_inc_ref(Context.Handle, vector);
            var core = new BoolExpr[Native.Z3_ast_vector_size(Context.Handle, vector)];
            for (var i = 0u; i < core.Length; i++)
                core[i] = new BoolExpr(Context, Native.Z3_ast_vector_get(Context.Handle, vector, i));
            Native.Z3_ast_vector_dec_ref(Context.Handle, vector);
            return core;
        }
    }

    /// <summary>Why the last check was <see cref="Status.UNKNOWN"/>, e.g. <c>timeout</c> or <c>canceled</c>.</summary>
    public string ReasonUnknown =>
        Context.Text(Native.Z3_solver_get_reason_unknown(Context.Handle, NativeObject));

    /// <summary>Opens a scope.</summary>
    public void Push()
    {
        Native.Z3_solver_push(Context.Handle, NativeObject);
        Context.ThrowOnError();
    }

    /// <summary>Closes <paramref name="n"/> scopes and drops what was asserted in them.</summary>
    /// <exception cref="Z3Exception">Fewer are open.</exception>
    public void Pop(uint n = 1)
    {
        Native.Z3_solver_pop(Context.Handle, NativeObject, n);
        Context.ThrowOnError();
    }

    /// <summary>Drops all assertions and scopes.</summary>
    public void Reset()
    {
        Native.Z3_solver_reset(Context.Handle, NativeObject);
        Context.ThrowOnError();
    }

    /// <summary>Asserts constraints.</summary>
    public void Assert(params BoolExpr[] constraints)
    {
        Context.RequireOwn(constraints);
        foreach (var constraint in constraints)
        {
            Native.Z3_solver_assert(Context.Handle, NativeObject, constraint.NativeObject);
            Context.ThrowOnError();
        }
    }

    /// <summary>Asserts constraints.</summary>
    public void Add(params BoolExpr[] constraints) => Assert(constraints);

    /// <summary>Asserts constraints.</summary>
    public void Add(IEnumerable<BoolExpr> constraints) => Assert([.. constraints]);

    /// <summary>Asserts a constraint under a name that <see cref="UnsatCore"/> can report.</summary>
    public void AssertAndTrack(BoolExpr constraint, BoolExpr p)
    {
        Context.RequireOwn(constraint);
        Context.RequireOwn(p);
        Native.Z3_solver_assert_and_track(Context.Handle, NativeObject, constraint.NativeObject, p.NativeObject);
        Context.ThrowOnError();
    }

    /// <summary>Checks the assertions, together with assumptions that hold for this check only.</summary>
    public Status Check(params Expr[] assumptions)
    {
        Context.RequireOwn(assumptions);
        var answer = assumptions.Length == 0
            ? Native.Z3_solver_check(Context.Handle, NativeObject)
            : Native.Z3_solver_check_assumptions(
                Context.Handle, NativeObject, (uint)assumptions.Length, ToNative(assumptions));
        Context.ThrowOnError();
        return (Status)answer;
    }

    /// <summary>Checks the assertions, together with assumptions that hold for this check only.</summary>
    public Status Check(IEnumerable<BoolExpr> assumptions) => Check([.. assumptions.Cast<Expr>()]);

    /// <summary>The declarations and assertions in SMT-LIB notation, without a check.</summary>
    public override string ToString() => Context.Text(Native.Z3_solver_to_string(Context.Handle, NativeObject));
}
