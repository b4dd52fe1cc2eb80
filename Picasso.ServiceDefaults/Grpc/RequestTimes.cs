using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>Rejects requests with an invalid time before a handler converts it: protobuf accepts any number, the conversion throws.</summary>
internal static class RequestTimes
{
    // 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: google.protobuf.Timestamp.
    private const long First = -62_135_596_800;
    private const long Last = 253_402_300_799;
    private const int NanosPerSecond = 1_000_000_000;

    private static readonly ConcurrentDictionary<MessageDescriptor, IReadOnlyList<FieldDescriptor>> s_messages = [];

    /// <exception cref="DomainException">"time_invalid".</exception>
    public static void Require(object? request)
    {
        if (request is IMessage message)
            Check(message);
    }

    private static void Check(IMessage message)
    {
        foreach (var field in s_messages.GetOrAdd(message.Descriptor, Find))
        {
            if (field.IsRepeated)
            {
                foreach (var item in (IList)field.Accessor.GetValue(message))
                    Check((IMessage)item!, field);
            }
            else if (field.Accessor.GetValue(message) is IMessage value)
            {
                Check(value, field);
            }
        }
    }

    private static void Check(IMessage value, FieldDescriptor field)
    {
        if (value is Timestamp { Seconds: < First or > Last } or Timestamp { Nanos: < 0 or >= NanosPerSecond })
            throw DomainError.Invalid("time_invalid", "That is not a time.", field.Name).ToException();
        Check(value);
    }

    private static List<FieldDescriptor> Find(MessageDescriptor message) =>
        [.. message.Fields.InDeclarationOrder().Where(field => field is { FieldType: FieldType.Message, IsMap: false })];
}
