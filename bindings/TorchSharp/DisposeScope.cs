namespace TorchSharp;

/// <summary>
/// Disposes the tensors that were made on this thread while it was the innermost scope. Made by
/// <see cref="torch.NewDisposeScope"/>; used and disposed on one thread.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? t_current;

    private readonly DisposeScope? _outer;
    private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope()
    {
        _outer = t_current;
        t_current = this;
    }

    /// <summary>The innermost scope of this thread.</summary>
    internal static DisposeScope? Current => t_current;

    /// <summary>How many objects the scope will dispose.</summary>
    public int DisposablesCount => _disposables.Count;

    /// <summary>Adds an object that the scope shall dispose.</summary>
    public T Include<T>(T disposable) where T : IDisposable
    {
        Register(disposable);
        return disposable;
    }

    /// <summary>Hands an object to the scope around this one, or to the caller where there is none.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        Move(disposable);
        return disposable;
    }

    /// <summary>Hands two objects to the scope around this one, or to the caller where there is none.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        Move(first);
        Move(second);
        return (first, second);
    }

    /// <summary>Hands three objects to the scope around this one, or to the caller where there is none.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Move(first);
        Move(second);
        Move(third);
        return (first, second, third);
    }

    /// <summary>Hands objects to the scope around this one, or to the caller where there is none.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) Move(disposable);
    }

    /// <summary>Makes the caller the owner of an object: no scope disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Forget(disposable);
        return disposable;
    }

    /// <summary>Makes the caller the owner of the objects: no scope disposes them.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) Forget(disposable);
    }

    /// <summary>Takes an object that another scope, or none, owned.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { OwningDisposeScope: { } owner } tensor) owner.Forget(tensor);
        Register(disposable);
    }

    /// <summary>Disposes everything now; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes everything but the given objects, which stay in the scope.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var old = _disposables;
        _disposables = kept;
        foreach (var disposable in old)
        {
            if (kept.Contains(disposable)) continue;
            if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
            disposable.Dispose();
        }
    }

    /// <summary>Disposes everything but the given object, which stays in the scope.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Whether the scope will dispose the object.</summary>
    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Tells the scope that an object was disposed by someone else.</summary>
    public void MarkAsDisposed(IDisposable disposable) => Forget(disposable);

    /// <summary>Disposes everything in the scope and closes it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        // Scopes end in the order opposite to their making; one that was left open inside this one goes with it.
        for (var scope = t_current; scope is not null; scope = scope._outer)
        {
            if (!ReferenceEquals(scope, this)) continue;
            t_current = _outer;
            break;
        }
    }

    internal void Register(IDisposable disposable)
    {
        _disposables.Add(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = this;
    }

    private void Move(IDisposable disposable)
    {
        if (!_disposables.Remove(disposable)) return;
        if (_outer is not null) _outer.Register(disposable);
        else if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
    }

    private void Forget(IDisposable disposable)
    {
        if (_disposables.Remove(disposable) && disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
    }
}
