using Grpc.Net.Client;
using Picasso.Contracts.Reactions;
using Picasso.Kernel;
using Picasso.Demo.Painting;
using ReactionsClient = Picasso.Contracts.Reactions.Reactions.ReactionsClient;

namespace Picasso.Demo.Seeding;

/// <summary>Likes, comments and follows; the same ones each time, so that repeating changes nothing.</summary>
internal sealed class ReactionSeeder(GrpcChannel services, Retry retry)
{
    private const int AtOnce = 4;
    private const float Friendliness = 0.42f;
    private readonly ReactionsClient _reactions = new(services);

    public async Task<(int Likes, int Comments, int Follows)> GiveAsync(
        IReadOnlyDictionary<string, Member> members, IReadOnlyDictionary<string, string> pictures, CancellationToken cancellationToken)
    {
        var (likes, comments, follows) = (Likes().ToList(), Comments().ToList(), Follows().ToList());
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(follows, options, async (follow, cancel) =>
            await FollowAsync(members[follow.Who], members[follow.Whom].Id, cancel));
        await Parallel.ForEachAsync(likes, options, async (like, cancel) =>
            await LikeAsync(members[like.Who], pictures[like.What], cancel));
        // One after the other: the order of a conversation is its sense.
        foreach (var comment in comments)
            await CommentAsync(members[comment.Who], pictures[comment.What], comment, cancellationToken);
        return (likes.Count, comments.Count, follows.Count);
    }

    /// <summary>Some pictures please nearly everybody, others a few.</summary>
    internal static IEnumerable<Like> Likes() =>
        from entry in Catalogue.All
        let dice = new Dice(SeedOf($"likes {entry.Key}"))
        let charm = dice.Between(0.25f, 2f)
        from person in People.All
        where person != entry.Author && dice.Chance(Friendliness * charm)
        select new Like(person.Key, entry.Key);

    internal static IEnumerable<Remark> Comments()
    {
        foreach (var entry in Catalogue.All)
        {
            var seed = SeedOf($"comments {entry.Key}");
            var dice = new Dice(seed);
            var count = dice.Of<int>([0, 0, 1, 1, 2, 2, 3]);
            var others = People.All.Where(person => person != entry.Author).OrderBy(_ => dice.Bits()).Take(count);
            foreach (var (person, text) in others.Zip(Remarks.For(entry.Work.Category, seed & 0xFF)))
                yield return new Remark(person.Key, entry.Key, text);
        }
    }

    internal static IEnumerable<Following> Follows() =>
        from follower in People.All
        let dice = new Dice(SeedOf($"follows {follower.Key}"))
        from followed in People.All
        where followed != follower && dice.Chance(0.36f)
        select new Following(follower.Key, followed.Key);

    private async Task FollowAsync(Member who, string whom, CancellationToken cancellationToken)
    {
        var headers = await who.SignAsync(cancellationToken);
        await retry.CallAsync(
            () => _reactions.FollowAsync(new FollowRequest { UserId = whom }, headers, cancellationToken: cancellationToken).ResponseAsync,
            cancellationToken, "person_not_found");
    }

    private async Task LikeAsync(Member who, string pictureId, CancellationToken cancellationToken)
    {
        var headers = await who.SignAsync(cancellationToken);
        await retry.CallAsync(
            () => _reactions.LikeAsync(new LikeRequest { PictureId = pictureId }, headers,
                cancellationToken: cancellationToken).ResponseAsync,
            cancellationToken, "picture_not_found");
    }

    private async Task CommentAsync(Member who, string pictureId, Remark remark, CancellationToken cancellationToken)
    {
        var headers = await who.SignAsync(cancellationToken);
        var id = Ids.From($"picasso demo comment {remark.Who} {remark.What}");
        await retry.CallAsync(
            () => _reactions.AddCommentAsync(
                new AddCommentRequest { PictureId = pictureId, CommentId = id, Text = remark.Text }, headers,
                cancellationToken: cancellationToken).ResponseAsync,
            cancellationToken, "picture_not_found");
    }

    private static int SeedOf(string name) => Convert.ToInt32(Ids.From(name)[..7], 16);

    internal sealed record Like(string Who, string What);

    internal sealed record Remark(string Who, string What, string Text);

    internal sealed record Following(string Who, string Whom);
}
