#include "lang/table.h"

/* CLDR's plural rules for whole numbers. */

static CjmPlural plural_never(guint64 n)
{
  (void)n;
  return CJM_PLURAL_OTHER;
}

static CjmPlural plural_one(guint64 n)
{
  return n == 1 ? CJM_PLURAL_ONE : CJM_PLURAL_OTHER;
}

static CjmPlural plural_zero_one(guint64 n)
{
  return n <= 1 ? CJM_PLURAL_ONE : CJM_PLURAL_OTHER;
}

static CjmPlural plural_hebrew(guint64 n)
{
  return n == 1 ? CJM_PLURAL_ONE : n == 2 ? CJM_PLURAL_TWO : CJM_PLURAL_OTHER;
}

static CjmPlural plural_czech(guint64 n)
{
  return n == 1 ? CJM_PLURAL_ONE : n >= 2 && n <= 4 ? CJM_PLURAL_FEW : CJM_PLURAL_OTHER;
}

static CjmPlural plural_polish(guint64 n)
{
  if (n == 1) return CJM_PLURAL_ONE;
  bool few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return few ? CJM_PLURAL_FEW : CJM_PLURAL_MANY;
}

static CjmPlural plural_arabic(guint64 n)
{
  if (n == 1) return CJM_PLURAL_ONE;
  if (n == 2) return CJM_PLURAL_TWO;
  if (n % 100 >= 3 && n % 100 <= 10) return CJM_PLURAL_FEW;
  return n % 100 >= 11 ? CJM_PLURAL_MANY : CJM_PLURAL_OTHER;
}

/* CLDR's short forms, or its narrow ones with a space where those are common in print. */

#define ALWAYS(form)                                                                                                             \
  {                                                                                                                              \
    [CJM_PLURAL_OTHER] = form                                                                                                    \
  }
#define ONE_OTHER(one, other)                                                                                                    \
  {                                                                                                                              \
    [CJM_PLURAL_ONE] = one, [CJM_PLURAL_OTHER] = other                                                                           \
  }

const CjmUnits cjm_units_en = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# h"),
      [CJM_UNIT_DAY] = ALWAYS("# d"),
      [CJM_UNIT_WEEK] = ALWAYS("# wk"),
      [CJM_UNIT_MONTH] = ALWAYS("# mo"),
      [CJM_UNIT_YEAR] = ALWAYS("# yr"),
    },
};

const CjmUnits cjm_units_nl = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# u"),
      [CJM_UNIT_DAY] = ALWAYS("# d"),
      [CJM_UNIT_WEEK] = ALWAYS("# wk"),
      [CJM_UNIT_MONTH] = ALWAYS("# mnd"),
      [CJM_UNIT_YEAR] = ALWAYS("# jr"),
    },
};

const CjmUnits cjm_units_pl = {
  .plural = plural_polish,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# godz."),
      [CJM_UNIT_DAY] = ONE_OTHER("# dzień", "# dni"),
      [CJM_UNIT_WEEK] = ONE_OTHER("# tydz.", "# tyg."),
      [CJM_UNIT_MONTH] = ALWAYS("# mies."),
      [CJM_UNIT_YEAR] =
        {[CJM_PLURAL_ONE] = "# rok", [CJM_PLURAL_FEW] = "# lata", [CJM_PLURAL_MANY] = "# lat", [CJM_PLURAL_OTHER] = "# roku"},
    },
};

const CjmUnits cjm_units_de = {
  .plural = plural_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# Sek."),
      [CJM_UNIT_MINUTE] = ALWAYS("# Min."),
      [CJM_UNIT_HOUR] = ALWAYS("# Std."),
      [CJM_UNIT_DAY] = ONE_OTHER("# Tag", "# Tage"),
      [CJM_UNIT_WEEK] = ALWAYS("# Wo."),
      [CJM_UNIT_MONTH] = ALWAYS("# Mon."),
      [CJM_UNIT_YEAR] = ONE_OTHER("# Jahr", "# Jahre"),
    },
};

const CjmUnits cjm_units_fr = {
  .plural = plural_zero_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("#\u202fs"),
      [CJM_UNIT_MINUTE] = ALWAYS("#\u00a0min"),
      [CJM_UNIT_HOUR] = ALWAYS("#\u202fh"),
      [CJM_UNIT_DAY] = ALWAYS("#\u202fj"),
      [CJM_UNIT_WEEK] = ALWAYS("#\u202fsem."),
      [CJM_UNIT_MONTH] = ALWAYS("#\u00a0mois"),
      [CJM_UNIT_YEAR] = ONE_OTHER("#\u00a0an", "#\u00a0ans"),
    },
};

const CjmUnits cjm_units_es = {
  .plural = plural_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# h"),
      [CJM_UNIT_DAY] = ALWAYS("# d"),
      [CJM_UNIT_WEEK] = ALWAYS("# sem."),
      [CJM_UNIT_MONTH] = ONE_OTHER("# mes", "# meses"),
      [CJM_UNIT_YEAR] = ONE_OTHER("# año", "# años"),
    },
};

const CjmUnits cjm_units_ar = {
  .plural = plural_arabic,
  .joiner = " و",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# ث"),
      [CJM_UNIT_MINUTE] = ALWAYS("# د"),
      [CJM_UNIT_HOUR] = ALWAYS("# س"),
      [CJM_UNIT_DAY] = {[CJM_PLURAL_ONE] = "يوم",
                        [CJM_PLURAL_TWO] = "يومان",
                        [CJM_PLURAL_FEW] = "# أيام",
                        [CJM_PLURAL_MANY] = "# يومًا",
                        [CJM_PLURAL_OTHER] = "# يوم"},
      [CJM_UNIT_WEEK] = {[CJM_PLURAL_ONE] = "أسبوع",
                         [CJM_PLURAL_TWO] = "أسبوعان",
                         [CJM_PLURAL_FEW] = "# أسابيع",
                         [CJM_PLURAL_MANY] = "# أسبوعًا",
                         [CJM_PLURAL_OTHER] = "# أسبوع"},
      [CJM_UNIT_MONTH] = {[CJM_PLURAL_ONE] = "شهر",
                          [CJM_PLURAL_TWO] = "شهران",
                          [CJM_PLURAL_FEW] = "# أشهر",
                          [CJM_PLURAL_MANY] = "# شهرًا",
                          [CJM_PLURAL_OTHER] = "# شهر"},
      [CJM_UNIT_YEAR] =
        {[CJM_PLURAL_ONE] = "سنة", [CJM_PLURAL_TWO] = "سنتان", [CJM_PLURAL_FEW] = "# سنوات", [CJM_PLURAL_OTHER] = "# سنة"},
    },
};

const CjmUnits cjm_units_ja = {
  .plural = plural_never,
  .joiner = "",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("#秒"),
      [CJM_UNIT_MINUTE] = ALWAYS("#分"),
      [CJM_UNIT_HOUR] = ALWAYS("#時間"),
      [CJM_UNIT_DAY] = ALWAYS("#日"),
      [CJM_UNIT_WEEK] = ALWAYS("#週間"),
      [CJM_UNIT_MONTH] = ALWAYS("#か月"),
      [CJM_UNIT_YEAR] = ALWAYS("#年"),
    },
};

const CjmUnits cjm_units_pt = {
  .plural = plural_zero_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# h"),
      [CJM_UNIT_DAY] = ONE_OTHER("# dia", "# dias"),
      [CJM_UNIT_WEEK] = ALWAYS("# sem."),
      [CJM_UNIT_MONTH] = ONE_OTHER("# mês", "# meses"),
      [CJM_UNIT_YEAR] = ONE_OTHER("# ano", "# anos"),
    },
};

const CjmUnits cjm_units_it = {
  .plural = plural_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# h"),
      [CJM_UNIT_DAY] = ONE_OTHER("# giorno", "# giorni"),
      [CJM_UNIT_WEEK] = ALWAYS("# sett."),
      [CJM_UNIT_MONTH] = ONE_OTHER("# mese", "# mesi"),
      [CJM_UNIT_YEAR] = ONE_OTHER("# anno", "# anni"),
    },
};

const CjmUnits cjm_units_sv = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# tim"),
      [CJM_UNIT_DAY] = ALWAYS("# d"),
      [CJM_UNIT_WEEK] = ALWAYS("# v"),
      [CJM_UNIT_MONTH] = ALWAYS("# mån"),
      [CJM_UNIT_YEAR] = ALWAYS("# år"),
    },
};

const CjmUnits cjm_units_da = {
  .plural = plural_one,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# sek."),
      [CJM_UNIT_MINUTE] = ALWAYS("# min."),
      [CJM_UNIT_HOUR] = ALWAYS("# t."),
      [CJM_UNIT_DAY] = ONE_OTHER("# dag", "# dage"),
      [CJM_UNIT_WEEK] = ONE_OTHER("# uge", "# uger"),
      [CJM_UNIT_MONTH] = ONE_OTHER("# md.", "# mdr."),
      [CJM_UNIT_YEAR] = ALWAYS("# år"),
    },
};

const CjmUnits cjm_units_nb = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# sek"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# t"),
      [CJM_UNIT_DAY] = ALWAYS("# d"),
      [CJM_UNIT_WEEK] = ALWAYS("# u"),
      [CJM_UNIT_MONTH] = ALWAYS("# md."),
      [CJM_UNIT_YEAR] = ALWAYS("# år"),
    },
};

const CjmUnits cjm_units_fi = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# t"),
      [CJM_UNIT_DAY] = ALWAYS("# pv"),
      [CJM_UNIT_WEEK] = ALWAYS("# vk"),
      [CJM_UNIT_MONTH] = ALWAYS("# kk"),
      [CJM_UNIT_YEAR] = ALWAYS("# v"),
    },
};

const CjmUnits cjm_units_cs = {
  .plural = plural_czech,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# s"),
      [CJM_UNIT_MINUTE] = ALWAYS("# min"),
      [CJM_UNIT_HOUR] = ALWAYS("# h"),
      [CJM_UNIT_DAY] = {[CJM_PLURAL_ONE] = "# den", [CJM_PLURAL_FEW] = "# dny", [CJM_PLURAL_OTHER] = "# dnů"},
      [CJM_UNIT_WEEK] = ALWAYS("# týd."),
      [CJM_UNIT_MONTH] = ALWAYS("# měs."),
      [CJM_UNIT_YEAR] = {[CJM_PLURAL_ONE] = "# rok", [CJM_PLURAL_FEW] = "# roky", [CJM_PLURAL_OTHER] = "# let"},
    },
};

const CjmUnits cjm_units_uk = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# с"),
      [CJM_UNIT_MINUTE] = ALWAYS("# хв"),
      [CJM_UNIT_HOUR] = ALWAYS("# год"),
      [CJM_UNIT_DAY] = ALWAYS("# дн."),
      [CJM_UNIT_WEEK] = ALWAYS("# тиж."),
      [CJM_UNIT_MONTH] = ALWAYS("# міс."),
      [CJM_UNIT_YEAR] = ALWAYS("# р."),
    },
};

const CjmUnits cjm_units_tr = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# sn."),
      [CJM_UNIT_MINUTE] = ALWAYS("# dk."),
      [CJM_UNIT_HOUR] = ALWAYS("# sa."),
      [CJM_UNIT_DAY] = ALWAYS("# gün"),
      [CJM_UNIT_WEEK] = ALWAYS("# hf."),
      [CJM_UNIT_MONTH] = ALWAYS("# ay"),
      [CJM_UNIT_YEAR] = ALWAYS("# yıl"),
    },
};

const CjmUnits cjm_units_he = {
  .plural = plural_hebrew,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("# שנ׳"),
      [CJM_UNIT_MINUTE] = ALWAYS("# דק׳"),
      [CJM_UNIT_HOUR] = {[CJM_PLURAL_ONE] = "שעה", [CJM_PLURAL_TWO] = "שעתיים", [CJM_PLURAL_OTHER] = "# שע׳"},
      [CJM_UNIT_DAY] = {[CJM_PLURAL_ONE] = "יום", [CJM_PLURAL_TWO] = "יומיים", [CJM_PLURAL_OTHER] = "# ימ׳"},
      [CJM_UNIT_WEEK] = {[CJM_PLURAL_ONE] = "שבוע", [CJM_PLURAL_TWO] = "שבועיים", [CJM_PLURAL_OTHER] = "# שבועות"},
      [CJM_UNIT_MONTH] = {[CJM_PLURAL_ONE] = "חודש", [CJM_PLURAL_TWO] = "חודשיים", [CJM_PLURAL_OTHER] = "# ח׳"},
      [CJM_UNIT_YEAR] = {[CJM_PLURAL_ONE] = "שנה", [CJM_PLURAL_TWO] = "שנתיים", [CJM_PLURAL_OTHER] = "# שנים"},
    },
};

const CjmUnits cjm_units_zh = {
  .plural = plural_never,
  .joiner = "",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("#秒"),
      [CJM_UNIT_MINUTE] = ALWAYS("#分钟"),
      [CJM_UNIT_HOUR] = ALWAYS("#小时"),
      [CJM_UNIT_DAY] = ALWAYS("#天"),
      [CJM_UNIT_WEEK] = ALWAYS("#周"),
      [CJM_UNIT_MONTH] = ALWAYS("#个月"),
      [CJM_UNIT_YEAR] = ALWAYS("#年"),
    },
};

const CjmUnits cjm_units_zh_hant = {
  .plural = plural_never,
  .joiner = "",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("#秒"),
      [CJM_UNIT_MINUTE] = ALWAYS("#分鐘"),
      [CJM_UNIT_HOUR] = ALWAYS("#小時"),
      [CJM_UNIT_DAY] = ALWAYS("#天"),
      [CJM_UNIT_WEEK] = ALWAYS("#週"),
      [CJM_UNIT_MONTH] = ALWAYS("#個月"),
      [CJM_UNIT_YEAR] = ALWAYS("#年"),
    },
};

const CjmUnits cjm_units_ko = {
  .plural = plural_never,
  .joiner = " ",
  .forms =
    {
      [CJM_UNIT_SECOND] = ALWAYS("#초"),
      [CJM_UNIT_MINUTE] = ALWAYS("#분"),
      [CJM_UNIT_HOUR] = ALWAYS("#시간"),
      [CJM_UNIT_DAY] = ALWAYS("#일"),
      [CJM_UNIT_WEEK] = ALWAYS("#주"),
      [CJM_UNIT_MONTH] = ALWAYS("#개월"),
      [CJM_UNIT_YEAR] = ALWAYS("#년"),
    },
};
