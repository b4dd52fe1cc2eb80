using Picasso.EventSourcing.Deciding;

namespace Picasso.Pictures.Commands.Streams;

internal sealed class PictureEncoding : IEventEncoding<PictureEvent>
{
    public static PictureEncoding Instance { get; } = new();

    public string NameOf(PictureEvent happened) => PictureEvents.NameOf(happened);

    public ReadOnlyMemory<byte> Encode(PictureEvent happened) => PictureEvents.Encode(happened);

    public PictureEvent Decode(string name, ReadOnlySpan<byte> json) => PictureEvents.Read(name, json);
}
