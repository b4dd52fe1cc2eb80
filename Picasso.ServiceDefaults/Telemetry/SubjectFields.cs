using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Finds the subject of a gRPC message: its own purchase_id and picture_id, never those of a nested list.</summary>
internal static class SubjectFields
{
    private static readonly ConcurrentDictionary<MessageDescriptor, (FieldDescriptor? Purchase, FieldDescriptor? Picture)> s_known = [];

    public static (string? PurchaseId, string? PictureId) Of(object? message)
    {
        if (message is not IMessage proto)
            return default;
        var (purchase, picture) = s_known.GetOrAdd(proto.Descriptor, Find);
        return (Read(proto, purchase), Read(proto, picture));
    }

    private static (FieldDescriptor?, FieldDescriptor?) Find(MessageDescriptor message) =>
        (Text(message, "purchase_id"), Text(message, "picture_id"));

    private static FieldDescriptor? Text(MessageDescriptor message, string name) =>
        message.FindFieldByName(name) is { FieldType: FieldType.String, IsRepeated: false } field ? field : null;

    private static string? Read(IMessage message, FieldDescriptor? field) => field?.Accessor.GetValue(message) as string;
}
