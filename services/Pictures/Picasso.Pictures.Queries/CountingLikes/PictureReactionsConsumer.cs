using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.CountingLikes;

/// <summary>Consumes the counts of likes. <see cref="LikesRefill"/> makes up for lost messages.</summary>
internal sealed class PictureReactionsConsumer(Likes likes) : IConsumer<PictureReactionsChanged>
{
    public Task Consume(ConsumeContext<PictureReactionsChanged> context)
    {
        var counts = context.Message;
        return likes.SetAsync([new LikeCount(counts.PictureId, counts.Likes, counts.Version)], context.CancellationToken);
    }
}
