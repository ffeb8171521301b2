using System.Collections.Concurrent;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Provers for many threads: each call takes one that is free, waiting while there is none. The answers are those of a
/// single prover. Contexts are made when they are first needed.
/// </summary>
public sealed class ProverPool : IProver, IDisposable
{
    private readonly ProverOptions _options;
    private readonly TimeProvider? _time;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentBag<Prover> _free = [];

    /// <summary>A pool.</summary>
    /// <param name="size">The greatest number of provers, at least 1.</param>
    /// <param name="options">The limits of each.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    public ProverPool(int size, ProverOptions? options = null, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _options = options ?? new ProverOptions();
        _time = time;
        _places = new SemaphoreSlim(size);
    }

    /// <summary>The greatest number of provers.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public ProofAnswer ProveDead(Term map, FactSet facts, CancellationToken cancellation) =>
        Use(prover => prover.ProveDead(map, facts, cancellation), cancellation);

    /// <inheritdoc/>
    public ProofAnswer ProveEqual(
        Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation) =>
        Use(prover => prover.ProveEqual(left, right, scale, facts, cancellation), cancellation);

    /// <inheritdoc/>
    public ProofAnswer Refute(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation) =>
        Use(prover => prover.Refute(left, right, scale, facts, cancellation), cancellation);

    /// <summary>Frees the contexts; no call may be under way.</summary>
    public void Dispose()
    {
        while (_free.TryTake(out var prover)) prover.Dispose();
        _places.Dispose();
    }

    private ProofAnswer Use(Func<Prover, ProofAnswer> ask, CancellationToken cancellation)
    {
        try
        {
            _places.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            return ProofAnswer.UnknownBy("interrupted", TimeSpan.Zero);
        }

        Prover? prover = null;
        try
        {
            if (!_free.TryTake(out prover)) prover = new Prover(_options, _time);
            return ask(prover);
        }
        finally
        {
            if (prover is not null) _free.Add(prover);
            _places.Release();
        }
    }
}
