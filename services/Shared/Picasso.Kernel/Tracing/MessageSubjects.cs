using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;

namespace Picasso.Kernel.Tracing;

/// <summary>Finds the subject of a bus message: its properties PurchaseId and PictureId, where it has them.</summary>
public static class MessageSubjects
{
    private static readonly ConcurrentDictionary<(Type Message, string Property), Func<object, string?>> s_readers = [];

    /// <summary>Tags a span, and its parents in this process, with the subject of a message.</summary>
    public static void TagWith(this Activity? span, object message)
    {
        if (span is null)
            return;
        span.SetTagOnAncestors(TelemetryTags.PurchaseId, Read(message, "PurchaseId"));
        span.SetTagOnAncestors(TelemetryTags.PictureId, Read(message, "PictureId"));
    }

    private static string? Read(object message, string property) => s_readers.GetOrAdd((message.GetType(), property), Build)(message);

    private static Func<object, string?> Build((Type Message, string Property) key)
    {
        if (key.Message.GetProperty(key.Property) is not { PropertyType: var type } found || type != typeof(string))
            return _ => null;
        var message = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(message, key.Message), found);
        return Expression.Lambda<Func<object, string?>>(read, message).Compile();
    }
}
