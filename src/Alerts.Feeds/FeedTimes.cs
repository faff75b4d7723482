using System.Globalization;
using System.Xml;

namespace Alerts.Feeds;

/// <summary>What the publisher says about polling: <c>ttl</c>, <c>skipHours</c>, <c>skipDays</c> and the syndication module.</summary>
internal sealed class FeedTimes
{
    private readonly List<int> _skipHours = [];
    private readonly List<DayOfWeek> _skipDays = [];
    private TimeSpan? _ttl;
    private TimeSpan? _period;
    private int _frequency = 1;

    public TimeSpan? TimeToLive => _ttl ?? (_period / _frequency);

    public IReadOnlyList<int> SkipHours => _skipHours;

    public IReadOnlyList<DayOfWeek> SkipDays => _skipDays;

    public void Add(FeedElement element, XmlReader reader, ElementText text)
    {
        switch (element)
        {
            case FeedElement.TimeToLive:
                _ttl = Number(text.Read()) is > 0 and <= 60 * 24 * 30 and var minutes ? TimeSpan.FromMinutes(minutes) : _ttl;
                break;
            case FeedElement.UpdateFrequency:
                _frequency = Number(text.Read()) is > 0 and <= 1440 and var times ? times : 1;
                break;
            case FeedElement.UpdatePeriod:
                _period = text.Read().Trim().ToLowerInvariant() switch
                {
                    "hourly" => TimeSpan.FromHours(1),
                    "daily" => TimeSpan.FromDays(1),
                    "weekly" => TimeSpan.FromDays(7),
                    "monthly" => TimeSpan.FromDays(30),
                    "yearly" => TimeSpan.FromDays(365),
                    _ => null,
                };
                break;
            case FeedElement.SkipHours when !reader.IsEmptyElement:
                _skipHours.AddRange(Texts(reader).Select(Number).Where(hour => hour is >= 0 and <= 24).Take(24).Select(hour => hour!.Value % 24));
                break;
            case FeedElement.SkipDays when !reader.IsEmptyElement:
                _skipDays.AddRange(Texts(reader).Select(Day).OfType<DayOfWeek>().Take(7));
                break;
        }
    }

    /// <summary>The texts within the element that the reader stands on.</summary>
    private static List<string> Texts(XmlReader reader)
    {
        var texts = new List<string>();
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Text)
            {
                texts.Add(reader.Value);
            }
        }

        return texts;
    }

    private static DayOfWeek? Day(string text) =>
        Enum.TryParse(text.Trim(), ignoreCase: true, out DayOfWeek day) && !char.IsAsciiDigit(text.Trim()[0]) ? day : null;

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
