using System.Text;
using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Proving;

namespace Picasso.Domain.Tests.Pictures;

public class HashChainTests
{
    private const string Stream = "picture-01900000-0000-7000-8000-000000000001";

    internal static List<RecordedEvent> Chain()
    {
        PictureEvent[] events = [Given.Uploaded, Given.Listed, Given.Held(), Given.Sold()];
        var chain = new List<RecordedEvent>();
        string? previous = null;
        foreach (var happened in events)
        {
            var id = new Guid(chain.Count + 1, 0, 0, new byte[8]);
            var data = PictureEvents.Encode(happened);
            var origin = new EventMetadata("owner", "2026-01-02T03:04:05Z", "rpc:Upload", "");
            var sealedOrigin = HashChain.Seal(previous, Stream, chain.Count, id, PictureEvents.NameOf(happened), data, origin);
            previous = sealedOrigin.Hash;
            chain.Add(new RecordedEvent(
                id, Stream, chain.Count, new LogPosition((ulong)chain.Count + 1), PictureEvents.NameOf(happened),
                data, sealedOrigin.Encode(), Given.Now));
        }

        return chain;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void An_untouched_chain_holds()
    {
        var verdict = HashChain.Verify(Chain());
        verdict.IsIntact.ShouldBeTrue();
        verdict.LastHash.ShouldBe(EventMetadata.Decode(Chain()[^1].Metadata.Span)!.Hash);
    }

    [Fact]
    public void The_hash_is_a_fixed_function() =>
        EventMetadata.Decode(Chain()[1].Metadata.Span)!.Hash.ShouldBe("6ff96457d82cb10a05723cfd18e57b34b913b242b79a0a905348b8052090ce4b");

    public static TheoryData<string> Tamperings { get; } = new("data", "type", "actor", "time", "causation", "id", "hash", "stream", "metadata");

    [Theory, MemberData(nameof(Tamperings))]
    public void Case_32_the_first_bad_event_is_named(string what)
    {
        var chain = Chain();
        var metadata = EventMetadata.Decode(chain[1].Metadata.Span)!;
        chain[1] = what switch
        {
            "data" => chain[1] with { Data = Bytes("""{"priceMinor":1,"currency":"EUR"}""") },
            "type" => chain[1] with { Type = "picture.repriced.v1" },
            "actor" => chain[1] with { Metadata = (metadata with { Actor = "thief" }).Encode() },
            "time" => chain[1] with { Metadata = (metadata with { OccurredAt = "2020-01-01T00:00:00Z" }).Encode() },
            "causation" => chain[1] with { Metadata = (metadata with { Causation = "" }).Encode() },
            "id" => chain[1] with { Id = new Guid(77, 0, 0, new byte[8]) },
            "hash" => chain[1] with { Metadata = (metadata with { Hash = new string('0', 64) }).Encode() },
            "stream" => chain[1] with { Stream = "picture-other" },
            _ => chain[1] with { Metadata = Bytes("not json") },
        };
        var broken = HashChain.Verify(chain).Broken.ShouldNotBeNull();
        (broken.EventId, broken.Revision).ShouldBe((chain[1].Id, 1));
    }

    [Fact]
    public void A_dropped_event_shows()
    {
        var chain = Chain();
        chain.RemoveAt(1);
        HashChain.Verify(chain).Broken!.Revision.ShouldBe(2);
    }

    [Fact]
    public void A_dropped_event_shows_also_when_the_others_are_renumbered()
    {
        var chain = Chain();
        chain.RemoveAt(1);
        HashChain.Verify(chain.Select((one, index) => one with { Revision = index })).Broken!.Revision.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_intact() => HashChain.Verify([]).IsIntact.ShouldBeTrue();
}
