using SyCam.Search.Enumeration;
using SyCam.Search.Probing;

namespace SyCam.Search.Tests.Enumeration;

public sealed class FingerprintIndexTests
{
    [Fact]
    public void Ten_thousand_fingerprints_are_found_by_number_and_no_others()
    {
        var index = new FingerprintIndex();
        // Many share the half that chooses the place.
        static Fingerprint Key(int i) => new((ulong)i, (ulong)(i % 50));

        Assert.Equal(-1, index.Find(Key(0)));
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(-1, index.Find(Key(i)));
            index.Add(Key(i));
        }

        Assert.Equal(10_000, index.Count);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(i, index.Find(Key(i)));
            Assert.Equal(Key(i), index[i]);
        }

        Assert.Equal(-1, index.Find(Key(10_000)));
    }
}
