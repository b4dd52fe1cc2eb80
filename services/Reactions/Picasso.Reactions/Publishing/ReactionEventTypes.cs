using System.Text.Json;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Publishing;

/// <summary>Events in the outbox: JSON under explicit, versioned wire names.</summary>
internal static class ReactionEventTypes
{
    private static readonly Dictionary<Type, string> s_names = new()
    {
        [typeof(PictureReactionsChanged)] = "picture-reactions-changed.v1",
        [typeof(PictureLiked)] = "picture-liked.v1",
        [typeof(CommentAdded)] = "comment-added.v1",
        [typeof(PersonFollowed)] = "person-followed.v1",
    };

    private static readonly Dictionary<string, Type> s_types = s_names.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The event for the outbox.</summary>
    public static (string Type, string Body) Write(object message) =>
        (s_names[message.GetType()], JsonSerializer.Serialize(message, message.GetType()));

    /// <summary>Whether the event's type is known to this version.</summary>
    public static bool IsKnown(PendingEvent pending) => s_types.ContainsKey(pending.Type);

    /// <summary>The event for the bus; its type is known.</summary>
    public static object Read(PendingEvent pending) => JsonSerializer.Deserialize(pending.Body, s_types[pending.Type])!;
}
