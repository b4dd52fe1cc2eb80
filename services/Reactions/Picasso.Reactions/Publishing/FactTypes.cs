using System.Text.Json;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Publishing;

/// <summary>Events in the outbox: JSON under explicit, versioned wire names.</summary>
internal static class FactTypes
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
    public static (string Type, string Body) Write(object fact) =>
        (s_names[fact.GetType()], JsonSerializer.Serialize(fact, fact.GetType()));

    /// <summary>Whether the event's type is known to this version.</summary>
    public static bool IsKnown(WaitingFact waiting) => s_types.ContainsKey(waiting.Type);

    /// <summary>The event for the bus; its type is known.</summary>
    public static object Read(WaitingFact waiting) => JsonSerializer.Deserialize(waiting.Body, s_types[waiting.Type])!;
}
