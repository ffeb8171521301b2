using SyCam.Search.Enumeration;

namespace SyCam.Search.Synthesis;

/// <summary>The candidates by rising cost, those of one cost in the order that was asked for.</summary>
internal sealed class OrderedCandidates(Enumerator enumerator, CandidateOrder order, ProbeModel model)
{
    // What was learned is used after this many candidates of a cost and after each doubling of their number.
    private const int FirstSort = 32;

    private readonly List<Candidate> _waiting = [];

    /// <summary>The least cost of a candidate that was enumerated and not handed out; the greatest number when there is
    /// none.</summary>
    public int LeastWaiting => _waiting.Count == 0 ? int.MaxValue : _waiting[0].Cost;

    /// <summary>The candidates; to be enumerated once, scoring as it goes.</summary>
    public IEnumerable<Candidate> Candidates(Action tick, CancellationToken cancellation)
    {
        foreach (var candidate in enumerator.Candidates(tick, cancellation))
        {
            if (order == CandidateOrder.Cost)
            {
                yield return candidate;
                continue;
            }

            _waiting.Add(candidate);
            if (enumerator.HasMoreOfCost) continue;
            var nextSort = 0;
            for (var given = 0; _waiting.Count > 0; given++)
            {
                if (given >= nextSort)
                {
                    Sort();
                    nextSort = Math.Max(FirstSort, 2 * given);
                }

                var next = _waiting[^1];
                _waiting.RemoveAt(_waiting.Count - 1);
                yield return next;
            }
        }
    }

    // The most promising last, where it is taken from; equal ones in the order of terms.
    private void Sort()
    {
        var weights = model.Learn();
        var places = _waiting.OrderBy(candidate => weights.Of(candidate.Map)).ThenBy(candidate => candidate.Map).ToList();
        places.Reverse();
        _waiting.Clear();
        _waiting.AddRange(places);
    }
}
