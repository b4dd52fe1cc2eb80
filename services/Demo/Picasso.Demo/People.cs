using Picasso.Demo.Cast;

namespace Picasso.Demo;

/// <summary>Everybody of the demo. All of them are invented.</summary>
internal static class People
{
    /// <summary>
    /// The password of every demo account, public on purpose: these accounts exist only in a data folder that was filled
    /// with <c>--demo</c>, on somebody's own machine.
    /// </summary>
    public const string DemoPassword = "mountains lakes lanterns";

    public static IReadOnlyList<Person> All { get; } =
    [
        Maya.Person, Ines.Person, Tariq.Person, Hana.Person, Lwazi.Person, Olena.Person,
        Rafael.Person, Priya.Person, Sami.Person, Adaeze.Person, Jonas.Person, Wren.Person,
    ];
}
